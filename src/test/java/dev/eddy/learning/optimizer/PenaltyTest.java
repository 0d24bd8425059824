package dev.eddy.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.LossType;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PenaltyTest {
  @Test
  void l1AloneIsSoftThresholding() {
    Penalty l1 = new Penalty(0.5, 0);

    assertThat(l1.after(1, 0.5)).isEqualTo(0.75);
    assertThat(l1.after(-1, 0.5)).isEqualTo(-0.75);
    assertThat(l1.after(0.25, 0.5)).isZero();
    assertThat(l1.after(-0.125, 0.5)).isZero();
  }

  @Test
  void l2AloneIsExponentialDecay() {
    assertThat(new Penalty(0, 0.5).after(-3, 0.5))
        .isCloseTo(-3 * StrictMath.exp(-0.25), within(1e-15));
  }

  @Test
  void bothSolveTheDifferentialEquation() {
    Penalty both = new Penalty(0.3, 0.7);
    double w = 1;
    int stepCount = 1_000_000;
    for (int i = 0; i < stepCount; i++) {
      w -= (0.7 * w + 0.3) / stepCount;
    }

    // Euler's error is of the order of one step, 1e-6.
    assertThat(both.after(1, 1)).isCloseTo(w, within(1e-6));
    assertThat(both.after(1, 2)).isZero(); // After ln(10 / 3) / .7 = 1.72.
    assertThat(both.after(1, 1.7)).isPositive();
  }

  @Test
  void oneLongTimeIsManyShortOnes() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      Penalty penalty = new Penalty(random.nextInt(2) * 0.1, random.nextInt(2) * 0.3);
      double weight = random.nextGaussian();
      double split = weight;
      double sum = 0;
      for (int j = 0; j < 10; j++) {
        double time = random.nextDouble();
        split = penalty.after(split, time);
        sum += time;
      }
      assertThat(penalty.after(weight, sum)).isCloseTo(split, within(1e-14));
    }
  }

  @Test
  void nothingMakesAWeightGrowOrNoNumber() {
    double[] extremes = {0, 4.9e-324, 1e-300, 1, 1e100};
    for (double l1 : extremes) {
      for (double l2 : extremes) {
        for (double time : new double[] {0, 4.9e-324, 1, 1e200, Double.MAX_VALUE}) {
          for (double weight : extremes) {
            assertThat(new Penalty(l1, l2).after(weight, time)).isBetween(0.0, weight);
          }
        }
      }
    }
  }

  @Test
  void stepOfSgdIsThatOfTruncatedGradient() {
    // Langford et al. 2009, section 3.3: w = T(w - rate g, rate l1), T(v, a) = sign(v) max(0, |v| -
    // a).
    OptimizerSettings sgd =
        new OptimizerSettings(OptimizerType.SGD, 0.5).withPenalty(new Penalty(0.25, 0));

    assertThat(OptimizerContract.trajectory(sgd, -1, -1, 0, 0, 4))
        .containsExactly(0.375, 0.75, 0.625, 0.5, -1.375);
  }

  @Test
  void interceptPaysNothing() {
    OptimizerSettings sgd =
        new OptimizerSettings(OptimizerType.SGD, 0.5).withPenalty(new Penalty(0.25, 1));
    RowRule rule = RowRule.of(sgd, LossType.SQUARED).forIntercept();
    double[] row = new double[rule.width()];

    rule.update(row, 0, rule.next(StepTotals.none(), 1), -1, 1, 1);

    assertThat(row[0]).isEqualTo(0.5);
    assertThat(rule.isLazy()).isTrue();
  }

  @Test
  void passDecaysAlikeHoweverItIsBatched() {
    // By sums: a step of four examples counts four times.
    OptimizerSettings adaGrad = new OptimizerSettings(OptimizerType.ADAGRAD, 0.5);
    RowRule rule = RowRule.of(adaGrad.withPenalty(new Penalty(0, 0.1)), LossType.LOGISTIC);

    StepTotals four = StepTotals.none().after(rule.next(StepTotals.none(), 4));
    StepTotals oneByOne = StepTotals.none();
    for (int i = 0; i < 4; i++) {
      oneByOne = oneByOne.after(rule.next(oneByOne, 1));
    }

    assertThat(four.rateSum()).isEqualTo(oneByOne.rateSum()).isEqualTo(2);
  }

  @Test
  void strengthBelowZeroIsRefused() {
    assertThatThrownBy(() -> new Penalty(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("l1 must be at least 0 and at most 1e100, was -1.0");
    assertThatThrownBy(() -> new Penalty(0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("l2 must be at least 0 and at most 1e100, was NaN");
  }
}
