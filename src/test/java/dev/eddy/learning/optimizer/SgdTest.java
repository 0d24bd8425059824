package dev.eddy.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.loss.LossType;
import org.junit.jupiter.api.Test;

class SgdTest extends OptimizerContract {
  @Override
  OptimizerType type() {
    return OptimizerType.SGD;
  }

  /** Bottou 2010, equation 4, with a constant rate: w -= rate g. */
  @Override
  PaperLearner paper(double rate, LossType lossType) {
    return new PaperLearner(rate, lossType.create()) {
      @Override
      double step(int coordinate, double g) {
        return rate * g;
      }
    };
  }

  @Test
  void stepMovesByTheRateTimesTheMeanGradient() {
    Sgd sgd = new Sgd(new OptimizerSettings(OptimizerType.SGD, 0.5));
    double[] rows = {1};

    sgd.update(rows, 0, stepOf(sgd.rate(StepTotals.none(), 4)), 8, 0, 0);

    assertThat(rows).containsExactly(1 - 0.5 * 8 / 4);
  }

  @Test
  void quadraticShrinksByTheSameFactorInEachStep() {
    double[] weights = quadratic(new OptimizerSettings(OptimizerType.SGD, 0.25), 5);

    assertThat(weights).containsExactly(3.0 / 4, 9.0 / 16, 27.0 / 64, 81.0 / 256, 243.0 / 1024);
  }

  @Test
  void defaultRateIsATenthForEveryLoss() {
    assertThat(OptimizerType.SGD.defaultLearningRate(LossType.LOGISTIC)).isEqualTo(0.1);
    assertThat(OptimizerType.SGD.defaultLearningRate(LossType.SQUARED)).isEqualTo(0.1);
  }
}
