package dev.eddy.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerSettings;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ThetaSlice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an optimizer remembers of examples, whether one shard had them in one step or many. */
class BatchingTest {
  private static final int EXAMPLE_COUNT = 240;

  /** Moves weights so little that every step meets the same theta, 0 within 1e-49. */
  private static final double STANDSTILL = 1e-50;

  /** Sums of 240 numbers in another order. */
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 60})
  void scalesNormalizerAndCountsAreThoseOfOneStep(int batchSize) {
    List<Example> examples = examples();
    ThetaSlice whole = train(OptimizerType.NAG, examples, EXAMPLE_COUNT);
    ThetaSlice inSteps = train(OptimizerType.NAG, examples, batchSize);

    double normalizer = whole.totals().normalizer();
    assertThat(inSteps.totals().normalizer()).isCloseTo(normalizer, within(ROUNDING * normalizer));
    assertThat(inSteps.totals().exampleCount()).isEqualTo(EXAMPLE_COUNT);
    assertThat(inSteps.totals().unitSquares()).isEqualTo(EXAMPLE_COUNT);
    assertThat(column(inSteps, 3, 2)).isEqualTo(column(whole, 3, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 60, EXAMPLE_COUNT})
  void squaresAreThoseOfTheExamplesOneByOne(int batchSize) {
    List<Example> examples = examples();
    for (OptimizerType type : new OptimizerType[] {OptimizerType.ADAGRAD, OptimizerType.NAG}) {
      int width = 1 + new OptimizerSettings(type, 1).create(LossType.LOGISTIC).accumulatorCount();
      List<Double> oneByOne = column(train(type, examples, 1), width, 1);
      List<Double> inSteps = column(train(type, examples, batchSize), width, 1);

      for (int row = 0; row < oneByOne.size(); row++) {
        double squares = oneByOne.get(row);
        assertThat(inSteps.get(row)).isCloseTo(squares, within(ROUNDING * squares));
      }
    }
  }

  @Test
  void squaresGrowByTheSquareOfTheSumWhereExamplesAgreeAndTheLossBoundsNoGradient() {
    List<Example> same = Collections.nCopies(EXAMPLE_COUNT, Example.of(0.5, 3, 1));
    for (OptimizerType type : new OptimizerType[] {OptimizerType.ADAGRAD, OptimizerType.NAG}) {
      int width = 1 + new OptimizerSettings(type, 1).create(LossType.SQUARED).accumulatorCount();
      // Each gradient is -1/2: 240 quarters one by one, 8 times 15^2 in steps of 30.
      assertThat(column(train(type, LossType.SQUARED, same, 1), width, 1).get(0)).isEqualTo(60);
      assertThat(column(train(type, LossType.SQUARED, same, 30), width, 1).get(0))
          .isEqualTo(8 * 15 * 15);
    }
  }

  private static ThetaSlice train(OptimizerType type, List<Example> examples, int batchSize) {
    return train(type, LossType.LOGISTIC, examples, batchSize);
  }

  private static ThetaSlice train(
      OptimizerType type, LossType loss, List<Example> examples, int batchSize) {
    LearnerSettings settings = Learners.linear(6, false, loss, type, STANDSTILL, false, 0);
    SequentialLearner learner = new SequentialLearner(settings, 1, 1);
    new StreamTrainer(learner, 1, new StepRamp(1, batchSize, false))
        .train(examples, (margin, label, cost) -> {});
    return learner.slices().get(0);
  }

  private static List<Double> column(ThetaSlice slice, int width, int column) {
    double[] columns = slice.touched().columns();
    List<Double> values = new ArrayList<>();
    for (int at = column; at < columns.length; at += width) {
      values.add(columns[at]);
    }
    return values;
  }

  private static List<Example> examples() {
    Random random = new Random(1);
    List<Example> examples = new ArrayList<>();
    for (int e = 0; e < EXAMPLE_COUNT; e++) {
      int[] features = random.ints(0, 64).distinct().limit(5).toArray();
      double[] values = random.doubles(5, -3, 3).toArray();
      examples.add(new Example(random.nextInt(2), features, values));
    }
    return examples;
  }
}
