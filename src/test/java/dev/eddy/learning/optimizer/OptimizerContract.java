package dev.eddy.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.Example;
import dev.eddy.learning.Learners;
import dev.eddy.learning.SequentialLearner;
import dev.eddy.learning.StreamTrainer;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every optimizer. */
abstract class OptimizerContract {
  static final int BITS = 6;
  private static final int EXAMPLE_COUNT = 2_000;

  abstract OptimizerType type();

  /** Returns the optimizer as its paper has it. */
  abstract PaperLearner paper(double rate, LossType lossType);

  @ParameterizedTest
  @EnumSource(LossType.class)
  void oneExampleAStepGivesThePapersNumbers(LossType lossType) {
    double rate = 0.05;
    List<Example> examples = randomExamples(lossType, 1);
    SequentialLearner learner = new SequentialLearner(settings(lossType, rate), 1, 1);
    PaperLearner paper = paper(rate, lossType);

    new StreamTrainer(learner, 1, new StepRamp(1, 1, false)).train(examples, (m, y, loss) -> {});
    examples.forEach(paper::learn);

    Replica theta = learner.theta();
    assertThat(paper.weights).hasSizeGreaterThan(50);
    paper.weights.forEach(
        (coordinate, weight) ->
            // 2,000 updates of some 10 roundings each, of numbers near 1.
            assertThat(theta.weight(coordinate))
                .isCloseTo(weight, within(1e-11 * Math.max(1, Math.abs(weight)))));
  }

  @ParameterizedTest
  @EnumSource(LossType.class)
  void gradientOfZeroMovesNothing(LossType lossType) {
    Optimizer optimizer = type().create(0.5, lossType);
    double[] rows = {3, 0.25, 2};

    optimizer.update(rows, 0, stepOf(0.5), 0, 0, 2);
    assertThat(rows).containsExactly(3, 0.25, 2);

    double[] fresh = new double[3];
    optimizer.update(fresh, 0, stepOf(0.5), 0, 0, 0);
    assertThat(fresh).containsExactly(0, 0, 0);
  }

  @ParameterizedTest
  @EnumSource(LossType.class)
  void weightMovesAgainstTheGradient(LossType lossType) {
    Optimizer optimizer = type().create(0.5, lossType);
    double[] rows = {3, 0.25, 2};

    optimizer.update(rows, 0, stepOf(0.5), 0.1, 0.01, 2);
    assertThat(rows[0]).isLessThan(3);
    optimizer.update(rows, 0, stepOf(0.5), -9, 81, 2);
    assertThat(rows[0]).isGreaterThan(3);
  }

  @ParameterizedTest
  @EnumSource(LossType.class)
  void rowsBesideItsOwnStayUntouched(LossType lossType) {
    Optimizer optimizer = type().create(0.5, lossType);
    int width = 1 + optimizer.accumulatorCount();
    double[] rows = new double[3 * width];

    optimizer.update(rows, width, stepOf(0.5), 7, 49, 2);

    assertThat(rows[width]).isNotZero();
    for (int i = 0; i < width; i++) {
      assertThat(rows[i]).isZero();
      assertThat(rows[2 * width + i]).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(LossType.class)
  void extremeGradientsGiveFiniteNumbers(LossType lossType) {
    double[] sums = {0, 4.9e-324, 1e-170, 1e-100, 1, 1e100, 1e200};
    Optimizer optimizer = type().create(0.5, lossType);
    for (double first : sums) {
      for (double second : sums) {
        double[] rows = new double[3];
        optimizer.update(rows, 0, stepOf(0.5), first, first * Math.min(first, 1e100), 1);
        optimizer.update(rows, 0, stepOf(0.5), -second, second * Math.min(second, 1e100), 2);
        optimizer.update(rows, 0, stepOf(0.5), first, second, 2);
        assertThat(rows).as("%s, then %s", first, second).doesNotContain(Double.NaN);
        for (double column : rows) {
          assertThat(column).as("%s, then %s", first, second).isFinite();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(LossType.class)
  void rateIsFiniteAtTheFirstExampleWhateverItHolds(LossType lossType) {
    Optimizer optimizer = type().create(0.5, lossType);

    assertThat(optimizer.rate(StepTotals.none().plus(1, 0, 0), 1)).isFinite();
    assertThat(optimizer.rate(StepTotals.none().plus(1, 1, 1e120), 1)).isFinite();
  }

  /** Returns a first step of one example. */
  static OptimizerStep stepOf(double rate) {
    return new OptimizerStep(1, rate, 1);
  }

  LearnerSettings settings(LossType loss, double rate) {
    return Learners.linear(BITS, false, loss, type(), rate, false, 0);
  }

  /** Sparse examples whose features have scales from .1 to 3. */
  static List<Example> randomExamples(LossType lossType, long seed) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    for (int e = 0; e < EXAMPLE_COUNT; e++) {
      int count = 1 + random.nextInt(6);
      int[] features = random.ints(0, 1 << BITS).distinct().limit(count).toArray();
      double[] values = new double[count];
      double margin = 0;
      for (int j = 0; j < count; j++) {
        values[j] = random.nextGaussian() * (0.1 + features[j] % 4);
        margin += features[j] % 3 == 0 ? values[j] : 0;
      }
      double noisy = margin + 0.5 * random.nextGaussian();
      double label = Learners.label(lossType, noisy);
      examples.add(new Example(label, features, values));
    }
    return examples;
  }
}
