package dev.eddy.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.gradient.GradientKernel;
import dev.eddy.learning.gradient.ScoreSink;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.Algorithm;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a shard learns within a step by itself, and what becomes of it at the server. */
class LocalSgdTest {
  private static final int BITS = 5;
  private static final ScoreSink NOBODY = (margin, label, loss) -> {};

  @ParameterizedTest
  @EnumSource(names = {"SGD", "ADAGRAD", "FTRL", "COIN"})
  void oneShardLearnsAsIfExamplesCameOneByOne(OptimizerType optimizer) {
    LearnerSettings oneByOne = settings(optimizer);
    LearnerSettings local = oneByOne.withAlgorithm(Algorithm.LOCAL_SGD);
    List<Example> examples = randomExamples(1_000);
    List<Double> expected = new ArrayList<>();
    List<Double> actual = new ArrayList<>();
    SequentialLearner textbook = new SequentialLearner(oneByOne, 1, 1);
    SequentialLearner learner = new SequentialLearner(local, 1, 3);

    new StreamTrainer(textbook, 1, new StepRamp(1, 1, false))
        .train(examples, (margin, label, loss) -> expected.add(margin));
    new StreamTrainer(learner, 1, new StepRamp(1, 64, true))
        .train(examples, (margin, label, loss) -> actual.add(margin));

    // A row takes the same steps, but its changes are added once more at the server.
    for (int e = 0; e < expected.size(); e++) {
      assertThat(actual.get(e)).isCloseTo(expected.get(e), within(1e-10));
    }
    Replica theta = textbook.theta();
    for (int i = 0; i < theta.dimension(); i++) {
      assertThat(learner.theta().weight(i)).isCloseTo(theta.weight(i), within(1e-10));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SGD", "ADAGRAD", "NAG", "FTRL", "COIN"})
  void shardsOfOneWorkerDoNotSeeEachOthersSteps(OptimizerType optimizer) {
    LearnerSettings settings = settings(optimizer).withAlgorithm(Algorithm.LOCAL_SGD);
    SequentialLearner trained = new SequentialLearner(settings, 1, 1);
    new StreamTrainer(trained, 1, new StepRamp(1, 16, false)).train(randomExamples(200), NOBODY);
    GradientKernel kernel = GradientKernel.of(settings);
    List<Batch> first = List.of(batch(randomExamples(50)));
    List<Batch> second = List.of(batch(randomExamples(90).subList(50, 90)));
    Replica theta = trained.theta();

    ShardGradient alone = GradientKernel.of(settings).compute(second, theta, NOBODY);
    kernel.compute(first, theta, NOBODY);
    ShardGradient after = kernel.compute(second, theta, NOBODY);

    assertThat(after).usingRecursiveComparison().isEqualTo(alone);
  }

  @ParameterizedTest
  @EnumSource(names = {"SGD", "ADAGRAD", "NAG", "FTRL", "COIN"})
  void changesOfShardsThatShareNothingAllCount(OptimizerType optimizer) {
    // A mean of the shards' weights would let each feature learn half of what it saw. (NAG's steps
    // know of their own shard's labels only, as those of one shard alone do.)
    LearnerSettings settings =
        Learners.linear(BITS, false, LossType.SQUARED, optimizer, 0.1, false, 0)
            .withAlgorithm(Algorithm.LOCAL_SGD);
    SequentialLearner two = new SequentialLearner(settings, 2, 1);
    SequentialLearner left = new SequentialLearner(settings, 1, 1);
    List<Batch> three = List.of(batch(List.of(Example.of(1, 3, 1), Example.of(2, 3, 1))));
    List<Batch> four = List.of(batch(List.of(Example.of(5, 4, 1))));

    two.step(List.of(three, four), NOBODY);
    left.step(List.of(three), NOBODY);

    assertThat(two.theta().weight(3)).isEqualTo(left.theta().weight(3)).isNotZero();
    assertThat(two.theta().weight(4)).isNotZero();
  }

  /** Normalized, adaptive and invariant, written down from Karampatziakis & Langford 2011. */
  @Test
  void nagStepsAreInvariantToImportance() {
    LearnerSettings settings =
        Learners.linear(BITS, false, LossType.SQUARED, OptimizerType.NAG, 0.5, false, 0)
            .withAlgorithm(Algorithm.LOCAL_SGD);
    List<Example> examples =
        List.of(
            new Example(3, new int[] {1, 2}, new double[] {2, 10}),
            new Example(1, new int[] {1, 3}, new double[] {-4, 1}),
            new Example(2, new int[] {2, 3}, new double[] {5, 0.5}));
    double[] weights = new double[4];
    double[] squares = new double[4];
    double[] scales = new double[4];
    double n = 0;
    double t = 0;
    for (Example example : examples) {
      double margin = 0;
      for (int j = 0; j < 2; j++) {
        int i = example.features()[j];
        double size = Math.abs(example.values()[j]);
        if (size > scales[i]) {
          weights[i] *= scales[i] / size;
          scales[i] = size;
        }
        n += size * size / (scales[i] * scales[i]);
        margin += weights[i] * example.values()[j];
      }
      t += example.label() * example.label();
      double rate = 0.5 * Math.sqrt(t / n);
      double error = margin - example.label();
      double u = 0;
      for (int j = 0; j < 2; j++) {
        int i = example.features()[j];
        double x = example.values()[j];
        squares[i] += error * x * error * x;
        u += rate * x * x / (scales[i] * Math.sqrt(squares[i]));
      }
      double d = error * (1 - Math.exp(-u)) / u;
      for (int j = 0; j < 2; j++) {
        int i = example.features()[j];
        weights[i] -= d * rate * example.values()[j] / (scales[i] * Math.sqrt(squares[i]));
      }
    }
    SequentialLearner learner = new SequentialLearner(settings, 1, 1);

    learner.step(List.of(List.of(batch(examples))), NOBODY);

    for (int i = 1; i < 4; i++) {
      // Three steps of some ten roundings.
      assertThat(learner.theta().weight(i)).isCloseTo(weights[i], within(1e-13)).isNotZero();
    }
  }

  private static LearnerSettings settings(OptimizerType optimizer) {
    return Learners.linear(BITS, true, LossType.LOGISTIC, optimizer, 0.1, false, 0);
  }

  private static Batch batch(List<Example> examples) {
    BatchBuilder builder = new BatchBuilder();
    ExampleBuffer buffer = new ExampleBuffer();
    for (Example example : examples) {
      example.copyTo(buffer);
      builder.add(buffer);
    }
    return builder.build();
  }

  private static List<Example> randomExamples(int count) {
    Random random = new Random(1);
    List<Example> examples = new ArrayList<>();
    for (int e = 0; e < count; e++) {
      int first = random.nextInt(1 << BITS);
      double[] values = {random.nextGaussian(), 2 * random.nextGaussian(), 1};
      int[] features = {first, (first + 5) % (1 << BITS), (first + 9) % (1 << BITS)};
      double signal = values[0] - values[1] + first % 3 + random.nextGaussian();
      examples.add(new Example(signal > 0 ? 1 : 0, features, values));
    }
    return examples;
  }
}
