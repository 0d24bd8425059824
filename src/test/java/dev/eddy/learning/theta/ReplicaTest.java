package dev.eddy.learning.theta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.Learners;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import org.junit.jupiter.api.Test;

class ReplicaTest {
  private static final double[] NONE = new double[0];

  @Test
  void deltaOverwritesItsCoordinatesAndNoOthers() {
    Replica replica = new Replica(settings(OptimizerType.NAG, true));
    int[] coordinates = {3, 1};
    double[] first = {5, 6};
    replica.apply(new ThetaDelta(coordinates, first, first, first, first));
    double[] one = {7};

    replica.apply(new ThetaDelta(new int[] {1}, one, one, one, one));
    replica.apply(ThetaDelta.empty());

    double[] weights = new double[5];
    for (int coordinate = 0; coordinate < weights.length; coordinate++) {
      replica.weights(coordinate, weights, coordinate);
    }
    for (double[] column :
        new double[][] {weights, replica.scales(), replica.means(), replica.inverseDeviations()}) {
      assertThat(column).containsExactly(0, 7, 0, 5, 0);
    }
    assertThat(replica.weight(3)).isEqualTo(5);
    assertThat(replica.dimension()).isEqualTo(5);
  }

  @Test
  void whatTheLearnerDoesNotNeedTakesNoMemory() {
    Replica replica = new Replica(settings(OptimizerType.SGD, false));
    replica.apply(new ThetaDelta(new int[] {2}, new double[] {4}, NONE, NONE, NONE));

    assertThat(replica.weight(2)).isEqualTo(4);
    assertThat(replica.scales()).isEmpty();
    assertThat(replica.means()).isEmpty();
    assertThat(replica.inverseDeviations()).isEmpty();
  }

  private static LearnerSettings settings(OptimizerType optimizer, boolean isStandardized) {
    return Learners.linear(2, true, LossType.SQUARED, optimizer, 0.5, isStandardized, 0);
  }
}
