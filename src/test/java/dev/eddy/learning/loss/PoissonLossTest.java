package dev.eddy.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PoissonLossTest extends LossContract {

  @Override
  LossType type() {
    return LossType.POISSON;
  }

  @Override
  double label(Random random) {
    return random.nextInt(10);
  }

  /** Rates up to e^2: a central difference errs by h^2 / 6 of them. */
  @Override
  double margin(Random random) {
    return Math.max(-20, Math.min(2, 2 * random.nextGaussian()));
  }

  @Test
  void isHalfTheDevianceOfACountFromItsRate() {
    assertThat(loss.value(0, 0)).isEqualTo(1); // A rate of 1.
    assertThat(loss.value(Math.log(4), 4)).isCloseTo(0, within(1e-14));
    // y ln(y / rate) - (y - rate) with y = 2, rate = 1.
    assertThat(loss.value(0, 2)).isCloseTo(2 * Math.log(2) - 1, within(1e-15));
    assertThat(loss.derivative(0, 3)).isEqualTo(-2);
    assertThat(loss.prediction(Math.log(7))).isCloseTo(7, within(1e-14));
    assertThat(loss.score(0)).isEqualTo(1);
  }

  @Test
  void squaresOfErrorsStayFiniteWhateverTheMargin() {
    // Sums of squared errors would be infinite for ever after one such score.
    double error = loss.score(1e60) - 1e60;

    assertThat(1e50 * error * error).isFinite();
    // As those of squared loss: a margin and a label of 1e60 each.
    assertThat(Math.abs(loss.derivative(1e60, 0))).isLessThanOrEqualTo(2e60);
    assertThat(loss.derivative(1e60, 1e60)).isPositive();
  }

  @Test
  void negativeNumbersAreNoCounts() {
    assertThat(loss.isLabel(-1)).isFalse();
    assertThat(loss.isLabel(0)).isTrue();
    assertThat(loss.labelRule()).isEqualTo("a number from 0 to 1e60");
  }
}
