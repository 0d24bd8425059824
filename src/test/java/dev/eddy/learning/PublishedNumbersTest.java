package dev.eddy.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.loss.Loss;
import dev.eddy.learning.loss.LossSettings;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerSettings;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that other projects publish in their tests and documentation, beside ours. */
class PublishedNumbersTest {
  private static final StepRamp ONE_BY_ONE = new StepRamp(1, 1, false);

  /**
   * Vowpal Wabbit 9.11, tests 294 and 296 of core.vwtest.json: 1,500 examples of two features, no
   * constant. Its reference files say 1 and 1 for {@code --ftrl}, .999843 and .999676 for {@code
   * --coin}, which is another way to bet than ours.
   */
  @ParameterizedTest
  @CsvSource({"FTRL, 1, 1, 1e-6", "COIN, .999843, .999676, 1e-3"})
  void weightsOfVowpalWabbit(OptimizerType type, double first, double second, double tolerance) {
    OptimizerSettings optimizer =
        type == OptimizerType.FTRL
            ? new OptimizerSettings(type, 0.5)
            : OptimizerSettings.of(type, LossType.SQUARED);
    LearnerSettings settings = LearnerSettings.linear(2, false, LossType.SQUARED, optimizer);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      examples.add(Example.of(1, 1, 1));
      examples.add(Example.of(1, 2, 1));
      examples.add(new Example(2, new int[] {1, 2}, new double[] {1, 1}));
    }

    SequentialLearner learner = new SequentialLearner(settings, 1, 1);
    new StreamTrainer(learner, 1, ONE_BY_ONE).train(examples, (score, label, loss) -> {});

    Replica theta = learner.theta();
    assertThat(theta.weight(1)).isCloseTo(first, within(tolerance));
    assertThat(theta.weight(2)).isCloseTo(second, within(tolerance));
  }

  /** scikit-learn, linear_model/tests/test_sgd.py: prediction, label, loss, its derivative. */
  @ParameterizedTest
  @CsvSource({
    "HINGE, NaN, 1.1, 1, 0, 0",
    "HINGE, NaN, -2, -1, 0, 0",
    "HINGE, NaN, .5, 1, .5, -1",
    "HINGE, NaN, 2, -1, 3, 1",
    "HINGE, NaN, -.5, -1, .5, 1",
    "HINGE, NaN, 0, 1, 1, -1",
    "LOGISTIC, NaN, 0, 1, .6931471805599453, -.5",
    "LOGISTIC, NaN, 0, -1, .6931471805599453, .5",
    "LOGISTIC, NaN, 17.9, -1, 17.9, 1",
    "LOGISTIC, NaN, -17.9, 1, 17.9, -1",
    "SQUARED, NaN, 1, 0, .5, 1",
    "SQUARED, NaN, .5, -1, 1.125, 1.5",
    "SQUARED, NaN, -2.5, 2, 10.125, -4.5",
    "HUBER, .1, .1, 0, .005, .1",
    "HUBER, .1, 3.95, 4, .00125, -.05",
    "HUBER, .1, 5, 2, .295, .1",
    "HUBER, .1, -1, 5, .595, -.1",
    "EPSILON_INSENSITIVE, .1, -2.05, -2, 0, 0",
    "EPSILON_INSENSITIVE, .1, 2.2, 2, .1, 1",
    "EPSILON_INSENSITIVE, .1, 2, -1, 2.9, 1",
    "EPSILON_INSENSITIVE, .1, -2, 1, 2.9, -1",
  })
  void lossesOfScikitLearn(
      LossType type,
      double parameter,
      double margin,
      double label,
      double value,
      double derivative) {
    LossSettings settings = LossSettings.of(type);
    Loss loss = (type.hasParameter() ? settings.withParameter(parameter) : settings).create();
    boolean isBinary = type == LossType.HINGE || type == LossType.LOGISTIC;
    // Two classes are 0 and 1 with us, -1 and 1 there.
    double ours = isBinary ? (label + 1) / 2 : label;

    assertThat(loss.value(margin, ours)).isCloseTo(value, within(5e-8)); // Seven places there.
    assertThat(loss.derivative(margin, ours)).isCloseTo(derivative, within(5e-8));
  }
}
