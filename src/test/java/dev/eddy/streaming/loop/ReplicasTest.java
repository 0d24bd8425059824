package dev.eddy.streaming.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.Learners;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.learning.reaction.Roles;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Freeze;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaDelta;
import org.junit.jupiter.api.Test;

class ReplicasTest {
  private static final double[] NONE = new double[0];

  private final LearnerSettings learner =
      Learners.linear(2, false, LossType.LOGISTIC, OptimizerType.NAG, 1, true, 0);
  private final Replicas replicas =
      new Replicas(learner, new SliceMap(learner.model().dimension(), 2), 2, false);

  @Test
  void aNewLifeBeginsWithoutWhatWasLearnedSliceBySlice() {
    Roles first = new Roles(0, 0, 1, true);
    Roles second = new Roles(0, 0, 2, true);
    replicas.apply(0, delta(first, 0, 5));
    replicas.apply(2, delta(first, 0, 6));
    replicas.apply(3, delta(first, 1, 7));
    assertThat(replicas.of(1).weight(0)).isEqualTo(6);

    replicas.apply(2, delta(second, 2, 8));
    assertThat(replicas.of(1).weight(0)).isZero();
    assertThat(replicas.of(1).weight(2)).isEqualTo(8);
    assertThat(replicas.of(1).scales()[0]).isZero();
    assertThat(replicas.of(1).means()[0]).isZero();
    assertThat(replicas.of(1).weight(1)).as("the other slice").isEqualTo(7);
    assertThat(replicas.of(0).weight(0)).as("the other model").isEqualTo(5);
    assertThat(replicas.roles()).isEqualTo(second);
  }

  @Test
  void whoTakesOverOrIsDroppedKeepsItsWeights() {
    replicas.apply(0, delta(new Roles(0, 0, 1, true), 0, 5));
    replicas.apply(2, delta(new Roles(0, 0, 1, true), 0, 6));
    replicas.apply(0, delta(new Roles(1, 1, 0, false), 2, 1));
    replicas.apply(2, delta(new Roles(1, 1, 0, false), 2, 1));
    assertThat(replicas.of(0).weight(0)).isEqualTo(5);
    assertThat(replicas.of(1).weight(0)).isEqualTo(6);
  }

  @Test
  void whereNothingIsSaidTheFirstModelLeads() {
    replicas.apply(0, new ThetaDelta(new int[] {0}, new double[] {5}, NONE, NONE, NONE));
    assertThat(replicas.roles()).isEqualTo(Roles.start());
    assertThat(replicas.of(0).weight(0)).isEqualTo(5);
  }

  private static ThetaDelta delta(Roles roles, int coordinate, double weight) {
    double[] some = {weight};
    return new ThetaDelta(
        new int[] {coordinate},
        some,
        some,
        some,
        some,
        NONE,
        StepTotals.none(),
        Freeze.none(),
        roles);
  }
}
