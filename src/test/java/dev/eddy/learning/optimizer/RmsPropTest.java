package dev.eddy.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.LossType;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RmsPropTest extends OptimizerContract {
  @Override
  OptimizerType type() {
    return OptimizerType.RMSPROP;
  }

  @Override
  double paperRate() {
    return 0.005;
  }

  /** Tieleman & Hinton 2012, lecture 6e, slide 29, with an epsilon outside the root. */
  @Override
  PaperLearner paper(double rate, LossType lossType) {
    return new PaperLearner(rate, lossType.create()) {
      private final Map<Integer, Double> squares = new HashMap<>();

      @Override
      double step(int coordinate, double g) {
        double v = 0.9 * squares.getOrDefault(coordinate, 0.0) + 0.1 * g * g;
        squares.put(coordinate, v);
        return rate * g / (Math.sqrt(v) + 1e-8);
      }
    };
  }

  @Test
  void meanSquareOfEqualGradientsIsAGeometricSum() {
    Moments half = Moments.ofPapers().withRho(0.5).withEpsilon(0.25);

    double[] weights = trajectory(settings(0.5).withMoments(half), -1, -1, -1, -1, -1);

    double[] squares = {1.0 / 2, 3.0 / 4, 7.0 / 8, 15.0 / 16, 31.0 / 32};
    double w = 0;
    for (int i = 0; i < 5; i++) {
      w += 0.5 / (Math.sqrt(squares[i]) + 0.25);
      assertThat(weights[i]).isCloseTo(w, within(1e-12));
    }
  }

  @Test
  void defaultsAreThoseOfTheLecture() {
    // Slide 29: .9; the course's later recommendation for the rate is .001.
    assertThat(Moments.ofPapers().rho()).isEqualTo(0.9);
    assertThat(type().defaultLearningRate(LossType.LOGISTIC)).isEqualTo(0.001);
  }
}
