package dev.eddy.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SquaredLossTest extends LossContract {
  @Override
  LossType type() {
    return LossType.SQUARED;
  }

  @Override
  double label(Random random) {
    return 20 * random.nextGaussian();
  }

  @Test
  void valueIsHalfTheSquaredError() {
    assertThat(loss.value(5, 2)).isEqualTo(4.5);
    assertThat(loss.derivative(5, 2)).isEqualTo(3);
    assertThat(loss.derivative(-1, 2)).isEqualTo(-3);
    assertThat(loss.prediction(5)).isEqualTo(5);
    assertThat((loss.task() == Task.BINARY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e60, -0.5, 0, 4.9e-324, 7, 1e60})
  void labelsAreNumbersAndStayWhatTheyAre(double raw) {
    assertThat(loss.isLabel(raw)).isTrue();
    assertThat(loss.labelOf(raw)).isEqualTo(raw);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.0000000000000001e60, 1.0000000000000001e60, Double.MAX_VALUE})
  void numbersBeyondTheRuleAreNoLabels(double raw) {
    assertThat(loss.isLabel(raw)).isFalse();
    assertThat(loss.labelRule()).isEqualTo("a number from -1e60 to 1e60");
  }

  @Test
  void marginIsMeasuredAsTheLabelIs() {
    assertThat(loss.unitSquare(-3)).isEqualTo(9);
  }
}
