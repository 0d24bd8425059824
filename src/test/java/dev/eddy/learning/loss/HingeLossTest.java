package dev.eddy.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HingeLossTest extends LossContract {

  @Override
  LossType type() {
    return LossType.HINGE;
  }

  @Override
  double label(Random random) {
    return random.nextInt(2);
  }

  @Test
  void costsWhatIsMissingToAMarginOfOneOnTheRightSide() {
    assertThat(loss.value(0.25, 1)).isEqualTo(0.75);
    assertThat(loss.value(0.25, 0)).isEqualTo(1.25);
    assertThat(loss.value(1, 1)).isZero();
    assertThat(loss.derivative(0.25, 1)).isEqualTo(-1);
    assertThat(loss.derivative(0.25, 0)).isEqualTo(1);
    assertThat(loss.derivative(1, 1)).isZero();
    assertThat(loss.derivative(-2, 0)).isZero();
  }
}
