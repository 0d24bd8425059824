package dev.eddy.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.LossType;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoinBettingTest extends OptimizerContract {
  @Override
  OptimizerType type() {
    return OptimizerType.COIN;
  }

  /** Orabona & Tommasi 2017, algorithm 2, with w1 = 0. */
  @Override
  PaperLearner paper(double rate, LossType lossType) {
    return new PaperLearner(rate, lossType.create()) {
      private final Map<Integer, double[]> states = new HashMap<>();

      @Override
      double step(int coordinate, double gradient) {
        double g = -gradient;
        double w = weights.getOrDefault(coordinate, 0.0);
        double[] s = states.computeIfAbsent(coordinate, none -> new double[4]);
        s[0] = Math.max(s[0], Math.abs(g));
        s[1] += Math.abs(g);
        s[2] = Math.max(s[2] + w * g, 0);
        s[3] += g;
        if (s[0] == 0) {
          return 0;
        }
        return w - s[3] / (s[0] * Math.max(s[1] + s[0], 100 * s[0])) * (s[0] + s[2]);
      }
    };
  }

  @Test
  void betsAreDerivedByHandInFractions() {
    // Algorithm 2 in exact fractions. The last coin loses more than there is: reward is 0 again.
    double[] expected = {
      1.0 / 100, 101.0 / 5000, 3.0 / 200, 1421.0 / 80000, 1474389.0 / 64000000, 1.0 / 200
    };

    double[] weights = trajectory(settings(1), -1, -1, 0.5, -2, -1, 3);

    for (int i = 0; i < expected.length; i++) {
      assertThat(weights[i]).isCloseTo(expected[i], within(1e-12));
    }
  }

  @Test
  void weightsDoNotDependOnTheUnitOfGradients() {
    assertThat(trajectory(settings(1), -1024, -2048, 512, -4096))
        .containsExactly(trajectory(settings(1), -1, -2, 0.5, -4));
  }

  @Test
  void betsStartFromTheInitialWeight() {
    Optimizer coin = settings(1).create(LossType.LOGISTIC);
    double[] rows = {2, 0, 0, 0, 0, 0};
    coin.begin(rows, 0);

    coin.update(rows, 0, stepOf(1), -1, 1, 1);

    assertThat(rows[0]).isEqualTo(2 + 1.0 / 100);
  }

  @Test
  void alphaIsThatOfThePaper() {
    // Orabona & Tommasi 2017, section 5.1: alpha = 100 in all experiments.
    assertThat(CoinBetting.ALPHA).isEqualTo(100);
  }
}
