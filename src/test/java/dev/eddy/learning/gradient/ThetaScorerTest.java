package dev.eddy.learning.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.Learners;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.loss.Loss;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThetaScorerTest {
  private static final int BITS = 4;

  @Test
  void aPredictionIsThatOfWeightsTimesValues() {
    LearnerSettings settings = settings(LossType.SQUARED, OptimizerType.SGD, false);
    Replica theta = new Replica(settings);
    Learners.setWeight(theta, 3, 2);
    Learners.setWeight(theta, 5, -1);
    Learners.setWeight(theta, settings.model().intercept(), 10);
    BatchBuilder builder = new BatchBuilder();
    ExampleBuffer example = new ExampleBuffer();
    example.clear();
    builder.add(example);
    example.add(3, .5);
    example.add(5, 4);
    builder.add(example);
    double[] scores = new double[3];

    new ThetaScorer(settings).predict(builder.build(), theta, scores, 1);

    assertThat(scores).containsExactly(0, 10, 7);
  }

  /** An example that is alone in its step meets nothing but theta in the kernel, too. */
  @Test
  void everySettingPredictsWhatTheKernelPredictsToTheLastBit() {
    Random random = new Random(5);
    for (LossType type : LossType.values()) {
      for (OptimizerType optimizer : OptimizerType.values()) {
        for (boolean isStandardized : new boolean[] {false, true}) {
          LearnerSettings settings = settings(type, optimizer, isStandardized);
          for (int round = 0; round < 50; round++) {
            agreesWithTheKernel(settings, random);
          }
        }
      }
    }
  }

  private static double prediction(Loss loss, double score) {
    return loss.task() == Task.REGRESSION ? score : loss.prediction(score);
  }

  private static void agreesWithTheKernel(LearnerSettings settings, Random random) {
    Replica theta = new Replica(settings);
    for (int i = 0; i < theta.dimension(); i++) {
      Learners.setWeight(theta, settings, i, random.nextGaussian());
      if (theta.scales().length > 0) {
        theta.scales()[i] = random.nextInt(3);
      }
      if (theta.means().length > 0) {
        theta.means()[i] = random.nextInt(3);
        theta.inverseDeviations()[i] = random.nextInt(3);
      }
    }
    Batch batch = example(random);
    Loss loss = settings.loss().create();
    double[] expected = new double[1];
    double[] actual = new double[1];

    GradientKernel.of(settings)
        .compute(List.of(batch), theta, (score, y, l) -> expected[0] = prediction(loss, score));
    new ThetaScorer(settings).predict(batch, theta, actual, 0);

    assertThat(actual).containsExactly(expected);
  }

  private static Batch example(Random random) {
    boolean hasUnitValues = random.nextBoolean();
    ExampleBuffer example = new ExampleBuffer();
    example.clear();
    example.label(1);
    int first = random.nextInt(1 << BITS);
    for (int i = 0; i < random.nextInt(6); i++) {
      example.add((first + 3 * i) % (1 << BITS), hasUnitValues ? 1 : 2 * random.nextGaussian());
    }
    BatchBuilder builder = new BatchBuilder();
    builder.add(example);
    return builder.build();
  }

  private static LearnerSettings settings(
      LossType loss, OptimizerType optimizer, boolean isStandardized) {
    return Learners.linear(BITS, true, loss, optimizer, 0.5, isStandardized, 0);
  }
}
