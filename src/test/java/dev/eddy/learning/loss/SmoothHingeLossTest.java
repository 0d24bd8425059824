package dev.eddy.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SmoothHingeLossTest extends LossContract {

  @Override
  LossType type() {
    return LossType.SMOOTH_HINGE;
  }

  @Override
  double label(Random random) {
    return random.nextInt(2);
  }

  @Test
  void kinkIsAParabolaAsWideAsGamma() {
    Loss narrow = new SmoothHingeLoss(0.5);

    assertThat(narrow.value(0, 1)).isEqualTo(0.75); // 1 - gamma / 2
    assertThat(narrow.value(0.75, 1)).isEqualTo(0.0625); // .25^2 / (2 gamma)
    assertThat(narrow.derivative(0.75, 1)).isEqualTo(-0.5);
    assertThat(narrow.derivative(-0.75, 0)).isEqualTo(0.5);
    assertThat(narrow.value(0.5, 1)).isEqualTo(0.25); // Both pieces agree where they meet.
    assertThat(narrow.value(1, 1)).isZero();
  }
}
