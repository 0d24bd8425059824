package dev.eddy.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HuberLossTest extends LossContract {

  @Override
  LossType type() {
    return LossType.HUBER;
  }

  @Override
  double label(Random random) {
    return 5 * random.nextGaussian();
  }

  @Test
  void isSquaredNearTheLabelAndLinearBeyondDelta() {
    Loss huber = new HuberLoss(2);

    assertThat(huber.value(4, 3)).isEqualTo(0.5);
    assertThat(huber.value(5, 3)).isEqualTo(2);
    assertThat(huber.value(13, 3)).isEqualTo(18); // 2 (10 - 1)
    assertThat(huber.derivative(4, 3)).isEqualTo(1);
    assertThat(huber.derivative(13, 3)).isEqualTo(2);
    assertThat(huber.derivative(-13, 3)).isEqualTo(-2);
  }
}
