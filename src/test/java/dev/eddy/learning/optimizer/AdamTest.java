package dev.eddy.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.LossType;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdamTest extends OptimizerContract {
  @Override
  OptimizerType type() {
    return OptimizerType.ADAM;
  }

  /** Kingma & Ba 2015, algorithm 1. */
  @Override
  PaperLearner paper(double rate, LossType lossType) {
    return new PaperLearner(rate, lossType.create()) {
      private final Map<Integer, double[]> moments = new HashMap<>();

      @Override
      double step(int coordinate, double g) {
        double[] mv = moments.computeIfAbsent(coordinate, none -> new double[2]);
        mv[0] = 0.9 * mv[0] + 0.1 * g;
        mv[1] = 0.999 * mv[1] + 0.001 * g * g;
        double mean = mv[0] / (1 - Math.pow(0.9, time));
        double square = mv[1] / (1 - Math.pow(0.999, time));
        return rate * mean / (Math.sqrt(square) + 1e-8);
      }
    };
  }

  @Test
  void correctedMomentsOfAFewGradientsAreFractions() {
    Moments moments = Moments.ofPapers().withBetas(0.5, 0.75).withEpsilon(0.125);

    double[] weights = trajectory(settings(0.5).withMoments(moments), -1, 0, 0, 0, -1);

    double[] means = {1, 1.0 / 3, 1.0 / 7, 1.0 / 15, 17.0 / 31};
    double[] squares = {1, 3.0 / 7, 9.0 / 37, 27.0 / 175, 337.0 / 781};
    double w = 0;
    for (int i = 0; i < 5; i++) {
      w += 0.5 * means[i] / (Math.sqrt(squares[i]) + 0.125);
      assertThat(weights[i]).isCloseTo(w, within(1e-12));
    }
  }

  @Test
  void equalGradientsMoveByTheRateInEachStepWhateverTheirSize() {
    double[] weights = trajectory(settings(0.5), 300, 300, 300, 300, 300);

    for (int i = 0; i < 5; i++) {
      assertThat(weights[i]).isCloseTo(-0.5 * (i + 1) * 300 / (300 + 1e-8), within(1e-12));
    }
  }

  @Test
  void defaultsAreThoseOfThePaper() {
    // Kingma & Ba 2015, algorithm 1: alpha = .001, beta1 = .9, beta2 = .999, epsilon = 1e-8.
    assertThat(type().defaultLearningRate(LossType.SQUARED)).isEqualTo(0.001);
    assertThat(Moments.ofPapers().beta1()).isEqualTo(0.9);
    assertThat(Moments.ofPapers().beta2()).isEqualTo(0.999);
    assertThat(Moments.ofPapers().epsilon()).isEqualTo(1e-8);
  }
}
