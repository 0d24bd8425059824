package dev.eddy.streaming.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.Learners;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.wire.Theta;
import org.junit.jupiter.api.Test;

/** What holds for a worker's theta whatever the synchronization: slice 0 has coordinate 0. */
abstract class ThetaGateContract {
  static final int SLICES = 2;
  private static final double[] NONE = new double[0];

  final ThetaGate gate =
      ThetaGate.of(
          SampleLoops.settings(
              Learners.linear(2, false, LossType.SQUARED, OptimizerType.SGD, 1, false, 0),
              synchronization(),
              SLICES));

  abstract Synchronization synchronization();

  @Test
  void noStepIsComputedBeforeEverySliceIsWhole() {
    assertClosedFor(0);
    gate.add(theta(0, 0, true));
    assertClosedFor(0);
    gate.add(theta(1, 0, false));
    assertClosedFor(0);
    gate.add(theta(1, 0, true));
    gate.advance(0);
    assertThat(gate.isOpenFor(0)).isTrue();
    assertThat(gate.version()).isZero();
  }

  @Test
  void theVersionIsThatOfTheSliceThatIsLeast() {
    addVersion(0);
    gate.add(theta(0, 1, true));
    gate.advance(0);
    assertThat(gate.version()).isZero();
    gate.add(theta(1, 1, true));
    gate.advance(1);
    assertThat(gate.version()).isEqualTo(1);
    assertThat(gate.isOpenFor(1)).isTrue();
  }

  @Test
  void aStepIsComputedWithTheValuesOfItsVersion() {
    for (int version = 0; version < 5; version++) {
      addVersion(version);
      gate.advance(version);
      assertThat(gate.isOpenFor(version)).isTrue();
      assertThat(gate.replica().weight(0)).isEqualTo(version);
    }
  }

  final void addVersion(long version) {
    for (int slice = 0; slice < SLICES; slice++) {
      gate.add(theta(slice, version, true));
    }
  }

  static Theta theta(int slice, long version, boolean isComplete) {
    ThetaDelta delta =
        slice == 0
            ? new ThetaDelta(new int[] {0}, new double[] {(double) version}, NONE, NONE, NONE)
            : ThetaDelta.empty();
    return new Theta(slice, version, version - 1, isComplete, false, delta);
  }

  private void assertClosedFor(long step) {
    gate.advance(step);
    assertThat(gate.isOpenFor(step)).isFalse();
  }
}
