package dev.eddy.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.LossType;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdaGradTest extends OptimizerContract {
  private static final OptimizerSettings SETTINGS =
      new OptimizerSettings(OptimizerType.ADAGRAD, 0.5);

  @Override
  OptimizerType type() {
    return OptimizerType.ADAGRAD;
  }

  /** Duchi, Hazan & Singer 2011, equation 1 with a diagonal G: w -= rate diag(G)^(-1/2) g. */
  @Override
  PaperLearner paper(double rate, LossType lossType) {
    return new PaperLearner(rate, lossType.create()) {
      private final Map<Integer, Double> squares = new HashMap<>();

      @Override
      double step(int coordinate, double g) {
        double sum = squares.merge(coordinate, g * g, Double::sum);
        return g == 0 ? 0 : rate * g / (Math.sqrt(sum) + AdaGrad.EPSILON);
      }
    };
  }

  @Test
  void firstStepMovesByTheRateWhateverTheGradient() {
    for (double g : new double[] {1e-3, 1, 1e30}) {
      double[] rows = new double[2];
      new AdaGrad(SETTINGS, StepBound.REMEMBERED).update(rows, 0, stepOf(0.5), g, g * g, 0);
      // EPSILON is at most 1e-7 of these gradients.
      assertThat(rows[0]).isCloseTo(-0.5, within(1e-7));
      assertThat(rows[1]).isEqualTo(g * g);
    }
  }

  @Test
  void examplesThatAgreeMoveAWeightByNoMoreThanTheRate() {
    double[] rows = new double[2];

    new AdaGrad(SETTINGS, StepBound.REMEMBERED)
        .update(rows, 0, stepOf(0.5), 100, 100, 0); // 100 gradients of 1.

    assertThat(rows[0]).isCloseTo(-0.5, within(1e-11)); // EPSILON / 100.
    assertThat(rows[1]).isEqualTo(100 * 100);
  }

  @Test
  void whereGradientsAreBoundedBatchingDoesNotChangeWhatIsAccumulated() {
    double[] rows = new double[2];

    new AdaGrad(SETTINGS, StepBound.FORGOTTEN).update(rows, 0, stepOf(0.5), 100, 100, 0);

    assertThat(rows[0]).isCloseTo(-0.5, within(1e-11)); // EPSILON / 100.
    assertThat(rows[1]).isEqualTo(100);
  }

  @Test
  void examplesThatDisagreeCountOneByOne() {
    double[] rows = new double[2];

    new AdaGrad(SETTINGS, StepBound.REMEMBERED)
        .update(rows, 0, stepOf(0.5), 1, 9, 0); // Gradients 2, -2 and 1.

    assertThat(rows[1]).isEqualTo(9);
    assertThat(rows[0]).isCloseTo(-0.5 / 3, within(1e-10)); // EPSILON.
  }

  @Test
  void rootsOfPythagoreanGradientsAreWhole() {
    // sqrt(G) is 3, 5, 13, 85 and 157.
    double[] weights = trajectory(SETTINGS, 3, 4, 12, -84, 132);

    double w = 0;
    double[] moves = {
      0.5 * 3 / (3 + AdaGrad.EPSILON),
      0.5 * 4 / (5 + AdaGrad.EPSILON),
      0.5 * 12 / (13 + AdaGrad.EPSILON),
      0.5 * -84 / (85 + AdaGrad.EPSILON),
      0.5 * 132 / (157 + AdaGrad.EPSILON)
    };
    for (int i = 0; i < 5; i++) {
      w -= moves[i];
      assertThat(weights[i]).isCloseTo(w, within(1e-12));
    }
  }

  @Test
  void defaultRateIsATenthForEveryLoss() {
    assertThat(OptimizerType.ADAGRAD.defaultLearningRate(LossType.LOGISTIC)).isEqualTo(0.1);
    assertThat(OptimizerType.ADAGRAD.defaultLearningRate(LossType.SQUARED)).isEqualTo(0.1);
  }
}
