package dev.eddy.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Importance as many small steps, against the differential equation that they follow. */
class InvarianceTest {
  private static final int TRY_COUNT = 300;

  @ParameterizedTest
  @EnumSource(names = {"SQUARED", "LOGISTIC"})
  void oneStepIsTheLimitOfManySmallOnes(LossType type) {
    Loss loss = type.create();
    Random random = new Random(1);
    for (int i = 0; i < TRY_COUNT; i++) {
      double margin = 20 * random.nextGaussian();
      double label = random.nextInt(2);
      double rateNorm = Math.exp(2 * random.nextGaussian());
      double importance = 3 * random.nextDouble();

      double moved = -rateNorm * loss.invariantStep(margin, label, importance, rateNorm);

      double expected = flow(loss, margin, label, importance * rateNorm);
      assertThat(moved).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }
  }

  /** On both sides of where the root is found in another way. */
  @ParameterizedTest
  @ValueSource(doubles = {-60, -37.5, -36.5, -1, 0, 1, 39.5, 40.5, 60})
  void logisticStepsAreAsExactFarOut(double margin) {
    Loss loss = LossType.LOGISTIC.create();
    for (double time : new double[] {1e-11, 1e-3, 1, 36, 39, 61, 1e3}) {
      double expected = flow(loss, margin, 1, time);

      assertThat(-time * loss.invariantStep(margin, 1, 1, time))
          .isCloseTo(expected, within(1e-12 * expected));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e5, -1_000, -750, -700, -600, -100})
  void logisticStepFromFarBelowEndsWhereTheFlowDoes(double margin) {
    Loss loss = LossType.LOGISTIC.create();
    for (double time : new double[] {1, 1e3, 1e5, 2e5, 1e206}) {
      double end = margin - loss.invariantStep(margin, 1, time, 1);

      // m + exp(m) grows with time alone, by m' (1 + exp(m)) = 1; exp(-100) is nothing beside it.
      double expected = margin + time;
      // The end is rounded as the margin is, and exp(end) is no more than what is expected.
      double rounding = 4 * Math.ulp(margin) * (1 + Math.abs(expected));
      assertThat(end + Math.exp(end))
          .isCloseTo(expected, within(rounding + 1e-12 * Math.abs(expected)));
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

  /** Follows m' = -derivative for a time, and returns how far m went. */
  private static double flow(Loss loss, double start, double label, double time) {
    FirstOrderDifferentialEquations equation =
        new FirstOrderDifferentialEquations() {
          @Override
          public int getDimension() {
            return 1;
          }

          @Override
          public void computeDerivatives(double t, double[] moved, double[] slope) {
            slope[0] = -loss.derivative(start + moved[0], label);
          }
        };
    double[] moved = {0};
    // A hundredth of the tolerance, for what thousands of steps add up to.
    new DormandPrince853Integrator(time * 1e-12, time, 1e-300, 1e-14)
        .integrate(equation, 0, moved, time, moved);
    return moved[0];
  }
}
