package dev.eddy.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The worked example: five rows, y = 1 to 5, of two features that say the same in units five orders
 * of magnitude apart. Whatever rate suits one of them is far off for the other.
 */
class HousePricesTest {
  private static final List<Example> ROWS =
      IntStream.rangeClosed(1, 5)
          .mapToObj(i -> new Example(i, new int[] {1, 2}, new double[] {i, 100_000.0 * i}))
          .toList();

  @Test
  void nagFitsTheRowsExactlyWithItsDefaults() {
    double rate = OptimizerType.NAG.defaultLearningRate(LossType.SQUARED);

    // By experience 521 passes give seven digits.
    assertThat(r2(train(rate, 5, 1_000))).isGreaterThan(1 - 1e-6);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.25", "1, 0.5", "1, 1", "2, 0.25", "2, 0.5", "2, 1", "5, 0.25", "5, 0.5", "5, 1"
  })
  void neitherRateNorBatchSizeMatter(int batchSize, double rate) {
    assertThat(r2(train(rate, batchSize, 1_000))).isGreaterThan(1 - 1e-6);
  }

  @Test
  void plainGradientDescentDivergesAtAnyUsefulRate() {
    LearnerSettings settings =
        Learners.linear(4, true, LossType.SQUARED, OptimizerType.SGD, 0.01, false, 0);
    SequentialLearner learner = new SequentialLearner(settings, 2, 1);
    train(learner, 5, 100);

    assertThat(r2(learner.theta())).isLessThan(-1e6);
  }

  private static Replica train(double rate, int batchSize, int passCount) {
    LearnerSettings settings =
        Learners.linear(4, true, LossType.SQUARED, OptimizerType.NAG, rate, false, 0);
    SequentialLearner learner = new SequentialLearner(settings, 2, 1);
    train(learner, batchSize, passCount);
    return learner.theta();
  }

  private static void train(SequentialLearner learner, int batchSize, int passCount) {
    StreamTrainer trainer = new StreamTrainer(learner, 2, new StepRamp(1, batchSize, true));
    for (int pass = 0; pass < passCount; pass++) {
      trainer.train(ROWS, (margin, label, loss) -> {});
    }
  }

  /** Returns 1 - squared errors / squared deviations, which are 4 + 1 + 0 + 1 + 4. */
  private static double r2(Replica theta) {
    double squaredErrors = 0;
    for (Example row : ROWS) {
      double error = theta.weight(16) - row.label();
      for (int j = 0; j < 2; j++) {
        error += theta.weight(row.features()[j]) * row.values()[j];
      }
      squaredErrors += error * error;
    }
    return 1 - squaredErrors / 10;
  }
}
