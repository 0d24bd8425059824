package dev.eddy.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticLossTest extends LossContract {
  private static final double ROUNDING = 1e-15; // A few roundings of numbers up to 1.

  @Override
  LossType type() {
    return LossType.LOGISTIC;
  }

  @Override
  double label(Random random) {
    return random.nextInt(2);
  }

  @Test
  void valueIsTheNegativeLogOfTheProbabilityGivenToTheLabel() {
    double margin = Math.log(3); // Odds of 3 to 1.

    assertThat(loss.prediction(margin)).isCloseTo(0.75, within(ROUNDING));
    assertThat(loss.value(margin, 1)).isCloseTo(-Math.log(0.75), within(ROUNDING));
    assertThat(loss.value(margin, 0)).isCloseTo(-Math.log(0.25), within(ROUNDING));
    assertThat(loss.derivative(margin, 1)).isCloseTo(-0.25, within(ROUNDING));
    assertThat(loss.derivative(margin, 0)).isCloseTo(0.75, within(ROUNDING));
  }

  @Test
  void nothingCancelsWhereTheModelIsRight() {
    // exp(-50), of which 1 - sigmoid(50) would leave nothing.
    assertThat(loss.derivative(50, 1)).isEqualTo(-1.9287498479639178e-22);
    assertThat(loss.value(50, 1)).isEqualTo(1.9287498479639178e-22);
    assertThat(loss.value(-1e60, 1)).isEqualTo(1e60);
    assertThat(loss.derivative(-1e60, 1)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "-0.0,0", "-1,0", "1,1"})
  void labelsAreZeroOrOneAndMinusOneIsZero(double raw, double label) {
    assertThat(loss.isLabel(raw)).isTrue();
    assertThat(loss.labelOf(raw)).isEqualTo(label);
    assertThat((loss.task() == Task.BINARY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, -2, 0.5, 1.0000000000000002, 4.9e-324})
  void otherNumbersAreNoLabels(double raw) {
    assertThat(loss.isLabel(raw)).isFalse();
    assertThat(loss.labelRule()).isEqualTo("0, 1 or -1");
  }

  @Test
  void marginIsAPureNumber() {
    assertThat(loss.unitSquare(0)).isEqualTo(1);
    assertThat(loss.unitSquare(1)).isEqualTo(1);
  }
}
