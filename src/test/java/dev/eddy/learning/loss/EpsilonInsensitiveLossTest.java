package dev.eddy.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EpsilonInsensitiveLossTest extends LossContract {

  @Override
  LossType type() {
    return LossType.EPSILON_INSENSITIVE;
  }

  @Override
  double label(Random random) {
    return 5 * random.nextGaussian();
  }

  @Test
  void errorsWithinEpsilonCostNothing() {
    Loss tube = new EpsilonInsensitiveLoss(0.5);

    assertThat(tube.value(3.5, 3)).isZero();
    assertThat(tube.derivative(2.5, 3)).isZero();
    assertThat(tube.value(5, 3)).isEqualTo(1.5);
    assertThat(tube.derivative(5, 3)).isEqualTo(1);
    assertThat(tube.derivative(1, 3)).isEqualTo(-1);
  }
}
