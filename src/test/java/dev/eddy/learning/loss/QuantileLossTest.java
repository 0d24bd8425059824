package dev.eddy.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantileLossTest extends LossContract {

  @Override
  LossType type() {
    return LossType.QUANTILE;
  }

  @Override
  double label(Random random) {
    return 5 * random.nextGaussian();
  }

  @Test
  void tooLowCostsTauAndTooHighTheRest() {
    Loss high = new QuantileLoss(0.75);

    assertThat(high.value(1, 3)).isEqualTo(1.5);
    assertThat(high.value(3, 1)).isEqualTo(0.5);
    assertThat(high.derivative(1, 3)).isEqualTo(-0.75);
    assertThat(high.derivative(3, 1)).isEqualTo(0.25);
    assertThat(high.derivative(3, 3)).isZero();
  }
}
