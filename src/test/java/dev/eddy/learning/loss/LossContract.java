package dev.eddy.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every loss. */
abstract class LossContract {
  private static final int POINT_COUNT = 10_000;

  final Loss loss = type().create();

  abstract LossType type();

  /** Returns a label that {@link Loss#labelOf} may return. */
  abstract double label(Random random);

  /** Returns a margin of which values and derivatives are far from rounding's reach. */
  double margin(Random random) {
    return 20 * random.nextGaussian();
  }

  @Test
  void derivativeIsTheSlopeOfTheValue() {
    Random random = new Random(1);
    int smoothCount = 0;
    for (int i = 0; i < POINT_COUNT; i++) {
      double margin = margin(random);
      double label = label(random);
      // A central difference errs by h^2 / 6 of a third derivative below 1, so by less than 1e-8,
      // and by the rounding of values up to 1e4 over 2 h, so by less than 1e-8 too.
      double h = 1e-4;
      double slope = (loss.value(margin + h, label) - loss.value(margin - h, label)) / (2 * h);

      double before = loss.derivative(margin - h, label);
      double derivative = loss.derivative(margin, label);
      double behind = loss.derivative(margin + h, label);
      if (Math.abs(before + behind - 2 * derivative) < 1e-6) {
        smoothCount++;
        assertThat(derivative).isCloseTo(slope, within(2e-8));
      } else {
        // A kink is near: every slope between those beside it is one of the kink's.
        assertThat(derivative).isBetween(before, behind);
        assertThat(slope).isBetween(before - 2e-8, behind + 2e-8);
      }
    }
    assertThat(smoothCount).isGreaterThan(9 * POINT_COUNT / 10);
  }

  @Test
  void manyAreEvaluatedAsOneByOne() {
    Random random = new Random(4);
    double[] margins = random.doubles(1_000, -40, 40).toArray();
    double[] labels = random.doubles(1_000).map(any -> label(random)).toArray();
    margins[0] = 0.0;
    margins[1] = -0.0;
    double[] values = new double[1_000];
    double[] derivatives = new double[1_000];

    loss.evaluate(999, margins, labels, values, derivatives);

    for (int e = 0; e < 999; e++) {
      assertThat(values[e]).isEqualTo(loss.value(margins[e], labels[e]));
      assertThat(derivatives[e]).isEqualTo(loss.derivative(margins[e], labels[e]));
    }
    assertThat(values[999]).isZero();
  }

  @Test
  void valueIsConvexAndNeverNegative() {
    Random random = new Random(2);
    for (int i = 0; i < POINT_COUNT; i++) {
      double label = label(random);
      double left = margin(random);
      double right = margin(random);
      double chord = (loss.value(left, label) + loss.value(right, label)) / 2;

      // Three roundings of the values, and those of margins up to 100.
      assertThat(loss.value((left + right) / 2, label)).isBetween(0.0, chord * (1 + 1e-15) + 1e-14);
    }
  }

  @Test
  void derivativeGrowsWithTheMargin() {
    Random random = new Random(3);
    for (int i = 0; i < POINT_COUNT; i++) {
      double label = label(random);
      double margin = margin(random);

      assertThat(loss.derivative(margin + random.nextDouble(), label))
          .isGreaterThanOrEqualTo(loss.derivative(margin, label));
    }
  }

  @Test
  void predictionGrowsWithTheMargin() {
    double last = loss.prediction(-1e60);
    for (double margin = -50; margin <= 50; margin += 0.01) {
      assertThat(loss.prediction(margin)).isGreaterThanOrEqualTo(last);
      last = loss.prediction(margin);
    }
    assertThat(loss.prediction(1e60)).isGreaterThanOrEqualTo(last);
    assertThat(loss.prediction(1)).isGreaterThan(loss.prediction(-1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e60, -1e3, -4.9e-324, -0.0, 0.0, 4.9e-324, 1e3, 1e60})
  void extremeMarginsGiveFiniteNumbers(double margin) {
    Random random = new Random(4);
    for (int i = 0; i < 10; i++) {
      double label = label(random);

      assertThat(loss.value(margin, label)).isFinite().isGreaterThanOrEqualTo(0);
      assertThat(loss.derivative(margin, label)).isFinite();
      assertThat(loss.prediction(margin)).isFinite();
      assertThat(loss.unitSquare(label)).isFinite().isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void zeroHasNoSign() {
    Random random = new Random(5);
    double label = label(random);

    assertThat(loss.value(-0.0, label)).isEqualTo(loss.value(0.0, label));
    assertThat(loss.derivative(-0.0, label)).isEqualTo(loss.derivative(0.0, label));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e61})
  void whatIsNoNumberIsNoLabel(double raw) {
    assertThat(loss.isLabel(raw)).isFalse();
    assertThat(loss.labelRule()).isNotEmpty();
  }

  @Test
  void typeHasTheLossItNames() {
    assertThat(loss.getClass().getSimpleName())
        .isEqualToIgnoringCase(type().name().replace("_", "") + "Loss");
  }

  @Test
  void examplesThatWeighLittleStepAlongTheDerivative() {
    Random random = new Random(6);
    for (int i = 0; i < 1_000; i++) {
      double margin = margin(random) / 4;
      double label = label(random);
      double derivative = loss.derivative(margin, label);

      double step = loss.invariantStep(margin, label, 1e-9, 1);

      // The step's second order is 1e-9 of it, times a curvature below 1e4.
      assertThat(step)
          .isCloseTo(1e-9 * derivative, within(1e-9 * 1e-4 * (1 + Math.abs(derivative))));
      assertThat(loss.invariantStep(margin, label, 0, 1)).isZero();
    }
  }

  @Test
  void stepsOfExtremeImportanceAreFinite() {
    Random random = new Random(7);
    for (double margin : new double[] {-1e60, -50, -1, 0, 1, 50, 1e60}) {
      for (double importance : new double[] {1e-300, 1, 1e6}) {
        for (double rateNorm : new double[] {0, 1e-200, 1e-13, 1, 1e200}) {
          assertThat(loss.invariantStep(margin, label(random), importance, rateNorm)).isFinite();
        }
      }
    }
  }
}
