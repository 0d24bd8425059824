package dev.eddy.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.LossType;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AmsGradTest extends OptimizerContract {
  @Override
  OptimizerType type() {
    return OptimizerType.AMSGRAD;
  }

  /** Reddi et al. 2018, algorithm 2, with both biases corrected behind the maximum. */
  @Override
  PaperLearner paper(double rate, LossType lossType) {
    return new PaperLearner(rate, lossType.create()) {
      private final Map<Integer, double[]> moments = new HashMap<>();

      @Override
      double step(int coordinate, double g) {
        double[] mv = moments.computeIfAbsent(coordinate, none -> new double[3]);
        mv[0] = 0.9 * mv[0] + 0.1 * g;
        mv[1] = 0.999 * mv[1] + 0.001 * g * g;
        mv[2] = Math.max(mv[2], mv[1]);
        double mean = mv[0] / (1 - Math.pow(0.9, time));
        double square = mv[2] / (1 - Math.pow(0.999, time));
        return rate * mean / (Math.sqrt(square) + 1e-8);
      }
    };
  }

  @Test
  void largestSquareStaysWhileThereIsNoGradient() {
    Moments moments = Moments.ofPapers().withBetas(0.5, 0.75).withEpsilon(0.125);

    double[] weights = trajectory(settings(0.5).withMoments(moments), -1, 0, 0, 0, -1);

    double[] means = {1, 1.0 / 3, 1.0 / 7, 1.0 / 15, 17.0 / 31};
    double[] squares = {1, 4.0 / 7, 16.0 / 37, 64.0 / 175, 337.0 / 781};
    double w = 0;
    for (int i = 0; i < 5; i++) {
      w += 0.5 * means[i] / (Math.sqrt(squares[i]) + 0.125);
      assertThat(weights[i]).isCloseTo(w, within(1e-12));
    }
  }

  @Test
  void givesTheFiguresOfKeras() {
    // Keras, adam_test.py, test_correctness_with_golden: amsgrad from 1 on with a gradient of .01,
    // then of .1, .2, ..., 1. The figures have four digits and are those of 1; there the others
    // are compared with them within 5e-4.
    double[] golden = {0.999, 0.9982, 0.9974, 0.9965, 0.9955};
    OptimizerSettings keras =
        new OptimizerSettings(type(), 0.001).withMoments(Moments.ofPapers().withEpsilon(1e-7));
    double[] weights = trajectory(keras, 0.01, 1, 1, 1, 1);
    for (int i = 0; i < 5; i++) {
      // .9982 is .99825 rounded down.
      assertThat(1 + weights[i]).isCloseTo(golden[i], within(5.1e-5));
    }
  }
}
