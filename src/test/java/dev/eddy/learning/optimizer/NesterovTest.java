package dev.eddy.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.LossType;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NesterovTest extends OptimizerContract {
  private static final double MU = 0.9;

  @Override
  OptimizerType type() {
    return OptimizerType.NESTEROV;
  }

  @Override
  double paperRate() {
    return 0.001;
  }

  /** Bengio et al. 2013, equation 7, as PyTorch has it. */
  @Override
  PaperLearner paper(double rate, LossType lossType) {
    return new PaperLearner(rate, lossType.create()) {
      private final Map<Integer, Double> velocities = new HashMap<>();

      @Override
      double step(int coordinate, double g) {
        double v = MU * velocities.getOrDefault(coordinate, 0.0) + g;
        velocities.put(coordinate, v);
        return rate * (g + MU * v);
      }
    };
  }

  @Test
  void quadraticFromOneIsDerivedByHandInBinaryFractions() {
    OptimizerSettings half = settings(0.25).withMoments(Moments.ofPapers().withMomentum(0.5));

    assertThat(quadratic(half, 5))
        .containsExactly(5.0 / 8, 21.0 / 64, 69.0 / 512, 117.0 / 4096, -603.0 / 32768);
  }

  @Test
  void meanGradientOfTheStepIsWhatCounts() {
    Optimizer optimizer = settings(0.5).create(LossType.LOGISTIC);
    double[] rows = new double[2];

    optimizer.update(rows, 0, new OptimizerStep(1, 0.5, 4), 8, 0, 0);

    assertThat(rows[1]).isEqualTo(2);
  }

  @Test
  void defaultsAreNineTenthsAndATenthOfTheRateOfSgd() {
    // Sutskever et al. 2013, section 2: the least of the momenta that they try is .9.
    assertThat(Moments.ofPapers().momentum()).isEqualTo(0.9);
    double rate = type().defaultLearningRate(LossType.LOGISTIC);
    assertThat(rate / (1 - 0.9))
        .isCloseTo(OptimizerType.SGD.defaultLearningRate(LossType.LOGISTIC), within(1e-15));
  }
}
