package dev.eddy.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Importance as many small steps, against the differential equation that they follow. */
class InvarianceTest {
  private static final int TRY_COUNT = 300;

  @ParameterizedTest
  @EnumSource(names = {"SQUARED", "LOGISTIC"})
  void oneStepIsTheLimitOfManySmallOnes(LossType type) {
    Loss loss = type.create();
    Random random = new Random(1);
    for (int i = 0; i < TRY_COUNT; i++) {
      double margin = 6 * random.nextGaussian();
      double label = random.nextInt(2);
      double rateNorm = Math.exp(2 * random.nextGaussian());
      double importance = 3 * random.nextDouble();

      double moved = -rateNorm * loss.invariantStep(margin, label, importance, rateNorm);

      // The classical method of Runge and Kutta errs by the 4th power of a step below 1e-2.
      double expected = flow(loss, margin, label, importance * rateNorm) - margin;
      assertThat(moved).isCloseTo(expected, within(1e-8 * Math.max(1, Math.abs(expected))));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQUARED", "LOGISTIC", "HINGE", "QUANTILE", "EPSILON_INSENSITIVE"})
  void twiceImportanceOneIsOnceImportanceTwo(LossType type) {
    Loss loss = type.create();
    Random random = new Random(2);
    for (int i = 0; i < TRY_COUNT; i++) {
      double margin = 6 * random.nextGaussian();
      double label = random.nextInt(2);
      double u = Math.exp(2 * random.nextGaussian());

      double first = loss.invariantStep(margin, label, 1, u);
      double second = loss.invariantStep(margin - u * first, label, 1, u);

      assertThat(first + second)
          .isCloseTo(loss.invariantStep(margin, label, 2, u), within(1e-12 * (1 + 1 / u)));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQUARED", "HINGE", "QUANTILE", "EPSILON_INSENSITIVE"})
  void noStepGoesPastTheLeastLoss(LossType type) {
    Loss loss = type.create();
    Random random = new Random(3);
    for (int i = 0; i < TRY_COUNT; i++) {
      double margin = 6 * random.nextGaussian();
      double label = random.nextInt(2);
      double u = 100 * random.nextDouble();

      double moved = margin - u * loss.invariantStep(margin, label, 1e6, u);

      double slope = loss.derivative(margin, label);
      // On the other side the slope has the other sign; rounding may leave it by an ulp.
      double nearby = moved + 1e-9 * Math.signum(slope);
      assertThat(slope * loss.derivative(nearby, label)).isNotNegative();
    }
  }

  /** Follows m' = -derivative for a time. */
  private static double flow(Loss loss, double start, double label, double time) {
    int steps = 4_000 + (int) (200 * time);
    double h = time / steps;
    double m = start;
    for (int i = 0; i < steps; i++) {
      double a = -loss.derivative(m, label);
      double b = -loss.derivative(m + h / 2 * a, label);
      double c = -loss.derivative(m + h / 2 * b, label);
      double d = -loss.derivative(m + h * c, label);
      m += h / 6 * (a + 2 * b + 2 * c + d);
    }
    return m;
  }
}
