package dev.eddy.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.LossType;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FtrlProximalTest extends OptimizerContract {
  @Override
  OptimizerType type() {
    return OptimizerType.FTRL;
  }

  /** McMahan et al. 2013, algorithm 1, with beta = 1 and without l1 and l2. */
  @Override
  PaperLearner paper(double rate, LossType lossType) {
    return new PaperLearner(rate, lossType.create()) {
      private final Map<Integer, double[]> sums = new HashMap<>();

      @Override
      double step(int coordinate, double g) {
        double[] zn = sums.computeIfAbsent(coordinate, none -> new double[2]);
        double w = weights.getOrDefault(coordinate, 0.0);
        double sigma = (Math.sqrt(zn[1] + g * g) - Math.sqrt(zn[1])) / rate;
        zn[0] += g - sigma * w;
        zn[1] += g * g;
        return w + zn[0] / ((1 + Math.sqrt(zn[1])) / rate);
      }
    };
  }

  @Test
  void pythagoreanGradientsGiveFractions() {
    // sqrt(n) is 3, 5, 13, 85 and 157; algorithm 1 in exact fractions with alpha = 1/2, beta = 1.
    assertCloseTo(
        trajectory(settings(0.5), 3, 4, 12, -84, 132),
        -3.0 / 8,
        -17.0 / 24,
        -191.0 / 168,
        -4685.0 / 7224,
        -608507.0 / 570696);
  }

  @Test
  void pythagoreanGradientsGiveFractionsWithL1AndL2() {
    // The same with l1 = 4, which holds the first gradient at 0, and l2 = 1/2.
    assertCloseTo(
        trajectory(settings(0.5).withPenalty(new Penalty(4, 0.5)), 3, 4, 12, -84, 132),
        0,
        -6.0 / 25,
        -314.0 / 475,
        -1902.0 / 10925,
        -1362722.0 / 2305175);
  }

  @Test
  void givesTheFiguresOfTensorFlow() {
    // TensorFlow, ftrl_test.py, testFtrlWithBeta: learning rate 3, beta .1, n from .1, ten times
    // the
    // same gradient; they start with z = 0 whatever the weight, and print float32.
    double[][] cases = {
      {1, 0.1, -6.096838}, {2, 0.2, -9.162214}, {4, 0.01, -0.717741}, {3, 0.02, -1.425132}
    };
    Optimizer ftrl = settings(3).withBeta(0.1).create(LossType.LOGISTIC);
    for (double[] one : cases) {
      double[] rows = {one[0], 0, 0.1};
      for (int i = 0; i < 10; i++) {
        ftrl.update(rows, 0, stepOf(3), one[1], one[1] * one[1], 1);
      }
      assertThat(rows[0]).isCloseTo(one[2], within(5e-6));
    }
  }

  @Test
  void examplesOfAStepCountAsIfTheyCameOneByOneAtTheSameWeight() {
    Optimizer ftrl = settings(0.5).create(LossType.LOGISTIC);
    double[] rows = new double[3];

    ftrl.update(rows, 0, stepOf(0.5), 1, 9, 0); // Gradients 2, -2 and 1.

    assertThat(rows).containsExactly(-0.5 / (1 + 3), 0.5, 9);
  }

  @Test
  void examplesThatAgreeMoveAWeightByNoMoreThanTheRate() {
    for (LossType loss : LossType.values()) {
      Optimizer ftrl = settings(0.5).create(loss);
      double[] rows = new double[3];

      ftrl.update(rows, 0, stepOf(0.5), 100, 100, 0); // 100 gradients of 1.

      assertThat(rows[0]).isCloseTo(-0.5 * 100 / 101, within(1e-15));
    }
  }

  @Test
  void defaultBetaIsThatOfThePaper() {
    // McMahan et al. 2013, section 3.1: "beta = 1 is usually good enough"; alpha is theirs to tune.
    assertThat(settings(1).beta()).isEqualTo(1);
    assertThat(type().defaultLearningRate(LossType.LOGISTIC)).isEqualTo(0.1);
  }

  private static void assertCloseTo(double[] weights, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(weights[i]).isCloseTo(expected[i], within(1e-12));
    }
  }
}
