package dev.eddy.streaming.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.Learners;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.wire.Theta;
import org.junit.jupiter.api.Test;

class ThetaInboxTest {
  private static final double[] NONE = new double[0];

  private final ThetaInbox inbox = new ThetaInbox(2);
  private final Replica replica =
      new Replica(Learners.linear(2, true, LossType.SQUARED, OptimizerType.SGD, 1, false, 1));

  @Test
  void aVersionIsThereOnceItIsWholeOnEverySlice() {
    inbox.add(theta(0, 0, true, 0, 1));
    assertThat(inbox.has(0)).isFalse();
    inbox.add(theta(1, 0, false, 1, 2));
    assertThat(inbox.has(0)).isFalse();
    inbox.add(theta(1, 0, true, 3, 3));
    assertThat(inbox.has(0)).isTrue();
    assertThat(inbox.has(1)).isFalse();

    inbox.advance(replica, 0);

    assertThat(replica.weight(0)).isEqualTo(1);
    assertThat(replica.weight(1)).isEqualTo(2);
    assertThat(replica.weight(3)).isEqualTo(3);
  }

  @Test
  void nothingNewerGetsIntoTheReplica() {
    for (int version = 0; version <= 2; version++) {
      inbox.add(theta(0, version, true, 0, 10 + version));
      inbox.add(theta(1, version, true, 1, 20 + version));
    }
    inbox.advance(replica, 1);
    assertThat(replica.weight(0)).isEqualTo(11);
    assertThat(replica.weight(1)).isEqualTo(21);
    inbox.advance(replica, 2);
    assertThat(replica.weight(0)).isEqualTo(12);
  }

  private static Theta theta(
      int slice, long version, boolean isComplete, int coordinate, double weight) {
    return new Theta(
        slice,
        version,
        version - 1,
        isComplete,
        false,
        new ThetaDelta(new int[] {coordinate}, new double[] {weight}, NONE, NONE, NONE));
  }
}
