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
    double rate = paperRate();
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
  void gradientOfZeroMovesNothingButByMomentum(LossType lossType) {
    Optimizer optimizer = create(lossType);
    double[] rows = new double[1 + optimizer.accumulatorCount()];

    optimizer.update(rows, 0, stepOf(0.5), 0, 0, 0);
    assertThat(rows).containsOnly(0);
    optimizer.update(rows, 0, stepOf(0.5), 0.5, 0.25, 2);
    double[] before = rows.clone();
    optimizer.update(rows, 0, stepOf(0.5), 0, 0, 2);

    if (optimizer.fading() == Fading.NONE) {
      assertThat(rows).containsExactly(before);
    }
    if (optimizer.fading().coastingStepsMax() == 0) {
      assertThat(rows[0]).isEqualTo(before[0]);
    }
  }

  @ParameterizedTest
  @EnumSource(LossType.class)
  void weightMovesAgainstTheGradient(LossType lossType) {
    Optimizer optimizer = create(lossType);
    double[] rows = new double[1 + optimizer.accumulatorCount()];

    optimizer.update(rows, 0, stepOf(0.5), 0.1, 0.01, 2);
    double down = rows[0];
    assertThat(down).isNegative();
    optimizer.update(rows, 0, stepOf(0.5), -9, 81, 2);
    assertThat(rows[0]).isGreaterThan(down);
  }

  @ParameterizedTest
  @EnumSource(LossType.class)
  void refreshedWeightIsTheWeight(LossType lossType) {
    Optimizer optimizer = create(lossType);
    for (double start : new double[] {0, 0.25}) {
      double[] rows = new double[1 + optimizer.accumulatorCount()];
      rows[0] = start;
      optimizer.begin(rows, 0);
      optimizer.refresh(rows, 0);
      // One rounding there and one back.
      assertThat(rows[0]).isCloseTo(start, within(1e-16));
      optimizer.update(rows, 0, stepOf(0.5), 3, 5, 2);
      double weight = rows[0];
      optimizer.refresh(rows, 0);
      assertThat(rows[0]).isEqualTo(weight);
    }
  }

  @ParameterizedTest
  @EnumSource(LossType.class)
  void rowsBesideItsOwnStayUntouched(LossType lossType) {
    Optimizer optimizer = create(lossType);
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
    Optimizer optimizer = create(lossType);
    for (double first : sums) {
      for (double second : sums) {
        double[] rows = new double[1 + optimizer.accumulatorCount()];
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
    Optimizer optimizer = create(lossType);

    assertThat(optimizer.rate(StepTotals.none().plus(1, 0, 0), 1)).isFinite();
    assertThat(optimizer.rate(StepTotals.none().plus(1, 1, 1e120), 1)).isFinite();
  }

  /** Returns the weights after each step of one example with the gradient given. */
  static double[] trajectory(OptimizerSettings settings, double... gradients) {
    RowRule rule = RowRule.of(settings, LossType.SQUARED);
    double[] row = new double[rule.width()];
    double[] weights = new double[gradients.length];
    StepTotals totals = StepTotals.none();
    for (int i = 0; i < gradients.length; i++) {
      totals = totals.plus(1, 1, 1);
      OptimizerStep step = rule.next(totals, 1);
      rule.update(row, 0, step, gradients[i], gradients[i] * gradients[i], 1);
      totals = totals.after(step);
      weights[i] = row[0];
    }
    return weights;
  }

  /** Returns the weights from 1 on when each step's gradient is the weight: that of w^2 / 2. */
  static double[] quadratic(OptimizerSettings settings, int stepCount) {
    RowRule rule = RowRule.of(settings, LossType.SQUARED);
    double[] row = new double[rule.width()];
    row[0] = 1;
    double[] weights = new double[stepCount];
    StepTotals totals = StepTotals.none();
    for (int i = 0; i < stepCount; i++) {
      totals = totals.plus(1, 1, 1);
      OptimizerStep step = rule.next(totals, 1);
      rule.update(row, 0, step, row[0], row[0] * row[0], 1);
      totals = totals.after(step);
      weights[i] = row[0];
    }
    return weights;
  }

  /** Returns a rate at which squared loss does not diverge on the random examples. */
  double paperRate() {
    return 0.05;
  }

  final OptimizerSettings settings(double rate) {
    return new OptimizerSettings(type(), rate);
  }

  private Optimizer create(LossType lossType) {
    return settings(0.5).create(lossType);
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
