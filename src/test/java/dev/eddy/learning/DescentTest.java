package dev.eddy.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.descent.DescentReport;
import dev.eddy.learning.descent.DescentSettings;
import dev.eddy.learning.descent.DescentStop;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.loss.Target;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.optimizer.OptimizerSettings;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.optimizer.Penalty;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.Scaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Full-batch descent against what it must find. */
class DescentTest {
  private static final int BITS = 3;
  private static final int FEATURES = 6;
  private static final int INTERCEPT = 1 << BITS;
  private static final DescentSettings EXACT = DescentSettings.standard().withBounds(1e-12, 0);

  @Test
  void reachesTheOptimumThatNewtonsMethodFinds() {
    List<Example> examples = examples(200, new Random(1));
    double l2 = 0.01;
    BatchDescent descent = new BatchDescent(logistic(EXACT, 0, l2), 4, examples).run();
    RealVector optimum = newton(examples, l2);
    for (int j = 0; j < FEATURES; j++) {
      assertThat(descent.weight(j)).isCloseTo(optimum.getEntry(j), within(1e-8));
    }
    assertThat(descent.weight(INTERCEPT)).isCloseTo(optimum.getEntry(FEATURES), within(1e-8));
  }

  @Test
  void findsTheLineThroughFivePointsWhoseScalesAreFiveOrdersApart() {
    for (Scaling scaling : Scaling.values()) {
      BatchDescent descent = new BatchDescent(squared().withScaling(scaling), 2, fivePoints());
      descent.run();
      ScoreCollector scores = ScoreCollector.of(Target.of(LossType.SQUARED));
      descent.pass(scores);
      double r2 = evaluation(LossType.SQUARED, scores).metrics().get("r2");
      assertThat(r2).as("%s: %s", scaling, descent.report()).isCloseTo(1, within(1e-9));
    }
  }

  /**
   * Each slope at 0 lies within l1, each other one is l1 against the weight: Karush-Kuhn-Tucker.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02})
  void withL1SlopesAreBalancedAndWeightsAreExactlyZero(double l2) {
    double l1 = 0.05;
    List<Example> examples = examples(300, new Random(2));
    DescentSettings settings = DescentSettings.standard().withBounds(1e-10, 0);
    BatchDescent descent = new BatchDescent(logistic(settings, l1, l2), 3, examples).run();
    double[] gradient = new double[FEATURES + 1];
    for (Example example : examples) {
      double residual = probability(example, descent::weight) - example.label();
      for (int j = 0; j < FEATURES; j++) {
        gradient[j] += residual * example.values()[j] / examples.size();
      }
      gradient[FEATURES] += residual / examples.size();
    }
    int zeros = 0;
    for (int j = 0; j < FEATURES; j++) {
      double weight = descent.weight(j);
      if (weight == 0) {
        zeros++;
        assertThat(Math.abs(gradient[j])).isLessThanOrEqualTo(l1 + 1e-9);
      } else {
        assertThat(gradient[j] + l2 * weight).isCloseTo(-Math.copySign(l1, weight), within(1e-9));
      }
    }
    assertThat(zeros).isBetween(1, FEATURES - 1);
    assertThat(gradient[FEATURES]).as("the intercept pays nothing").isCloseTo(0, within(1e-9));
  }

  @Test
  void aRestoredServerGoesOnBitForBitFromAnyPass() {
    long searches = 0;
    for (LearnerSettings settings :
        List.of(
            logistic(EXACT, 0, 1e-3),
            logistic(EXACT, 0.01, 1e-3),
            squared(),
            squared().withScaling(Scaling.STANDARDIZE))) {
      List<Example> examples = settings.task() == Task.BINARY ? unscaled() : fivePoints();
      BatchDescent calm = new BatchDescent(settings, 2, examples).run();
      BatchDescent restored = new BatchDescent(settings, 2, examples);
      do {
        restored.pass();
        restored.restoreServer();
      } while (restored.isRunning());
      assertThat(restored.report()).isEqualTo(calm.report());
      assertThat(restored.thetaHash()).isEqualTo(calm.thetaHash());
      assertThat(restored.digest()).isEqualTo(calm.digest());
      searches += calm.report().passes() - 1 - calm.report().steps();
    }
    assertThat(searches).as("passes that were not better").isPositive();
  }

  @Test
  void stopsWhenTheGradientIsSmallOrTheLossHardlyFallsOrStepsAreUsedUp() {
    List<Example> examples = examples(200, new Random(3));
    DescentSettings settings = DescentSettings.standard();
    DescentReport byNorm = report(settings.withBounds(1e-4, 0), examples);
    assertThat(byNorm.stoppedBy()).isEqualTo(DescentStop.GRADIENT_NORM);
    assertThat(byNorm.gradientNorm()).isLessThanOrEqualTo(1e-4);
    DescentReport byChange = report(settings.withBounds(0, 0.1), examples);
    assertThat(byChange.stoppedBy()).isEqualTo(DescentStop.LOSS_CHANGE);
    assertThat(byChange.loss()).isGreaterThanOrEqualTo(byNorm.loss() - 1e-4);
    DescentReport bySteps = report(settings.withStepsMax(2), examples);
    assertThat(bySteps.stoppedBy()).isEqualTo(DescentStop.STEPS);
    assertThat(bySteps.steps()).isEqualTo(2);
    assertThat(report(settings.withBounds(0, 0), examples).stoppedBy())
        .isIn(DescentStop.LINE_SEARCH, DescentStop.LOSS_CHANGE);
  }

  /** What is told at the end is the loss at the theta that is left. */
  @Test
  void theLossThatIsToldIsThatOfTheLastTheta() {
    List<Example> examples = examples(200, new Random(4));
    for (DescentSettings settings : List.of(EXACT, EXACT.withStepsMax(3))) {
      BatchDescent descent = new BatchDescent(logistic(settings, 0, 0), 2, examples).run();
      double[] sum = new double[1];
      descent.pass((margin, label, value) -> sum[0] += value);
      assertThat(descent.report().loss()).isCloseTo(sum[0] / 200, within(1e-14));
    }
  }

  @Test
  void theBatchOptimumOfRealDataIsReached() {
    List<Example> train = RealStream.libsvm("a9a.libsvm.gz", LossType.LOGISTIC);
    List<Example> test = RealStream.libsvm("a9a-test.libsvm.gz", LossType.LOGISTIC);
    LearnerSettings settings =
        logistic(RealStream.BITS, DescentSettings.standard(), new Penalty(0, 1.0 / train.size()));
    BatchDescent descent = new BatchDescent(settings, 4, train).run();
    ScoreCollector scores = ScoreCollector.of(Target.of(LossType.LOGISTIC));
    descent.score(test, scores);
    Map<String, Double> metrics = evaluation(LossType.LOGISTIC, scores).metrics();
    assertThat(metrics.get("log_loss")).isCloseTo(.3241, within(5e-5));
    assertThat(metrics.get("auc")).isCloseTo(.9022, within(5e-5));
  }

  private static DescentReport report(DescentSettings settings, List<Example> examples) {
    return new BatchDescent(logistic(settings, 0, 1e-3), 2, examples).run().report();
  }

  private static LearnerSettings logistic(DescentSettings settings, double l1, double l2) {
    return logistic(BITS, settings, new Penalty(l1, l2));
  }

  private static LearnerSettings logistic(int bits, DescentSettings settings, Penalty penalty) {
    OptimizerSettings optimizer =
        OptimizerSettings.of(OptimizerType.SGD, LossType.LOGISTIC).withPenalty(penalty);
    return LearnerSettings.linear(bits, true, LossType.LOGISTIC, optimizer).withDescent(settings);
  }

  private static LearnerSettings squared() {
    return Learners.linear(BITS, true, LossType.SQUARED, OptimizerType.SGD, .1, false, 0)
        .withDescent(DescentSettings.standard());
  }

  private static Evaluation evaluation(LossType loss, ScoreCollector scores) {
    Target target = Target.of(loss);
    return Evaluation.of(target, scores.take(), BaselineScores.none(target));
  }

  /** Returns y = 1 to 5 over x1 = y and x2 = 100,000 y. */
  private static List<Example> fivePoints() {
    return IntStream.rangeClosed(1, 5)
        .mapToObj(y -> new Example(y, new int[] {0, 1}, new double[] {y, 1e5 * y}))
        .toList();
  }

  private static List<Example> unscaled() {
    List<Example> examples = new ArrayList<>();
    for (Example example : examples(100, new Random(5))) {
      double[] values = example.values().clone();
      values[1] *= 1_000;
      values[2] /= 1_000;
      examples.add(new Example(example.label(), example.features(), values));
    }
    return examples;
  }

  private static List<Example> examples(int count, Random random) {
    List<Example> examples = new ArrayList<>();
    int[] features = IntStream.range(0, FEATURES).toArray();
    for (int i = 0; i < count; i++) {
      double[] values = random.doubles(FEATURES, -1, 1).toArray();
      double signal = 2 * values[0] - values[1] + 0.5 + random.nextGaussian();
      examples.add(new Example(signal > 0 ? 1 : 0, features, values));
    }
    return examples;
  }

  private static double probability(Example example, IntToDoubleFunction weight) {
    double margin = weight.applyAsDouble(INTERCEPT);
    for (int j = 0; j < FEATURES; j++) {
      margin += weight.applyAsDouble(j) * example.values()[j];
    }
    return 1 / (1 + Math.exp(-margin));
  }

  /** Newton's method (IRLS) on dense matrices; the intercept comes last and pays nothing. */
  private static RealVector newton(List<Example> examples, double l2) {
    RealVector theta = new ArrayRealVector(FEATURES + 1);
    for (int iteration = 0; iteration < 20; iteration++) {
      RealMatrix hessian = new Array2DRowRealMatrix(FEATURES + 1, FEATURES + 1);
      RealVector gradient = new ArrayRealVector(FEATURES + 1);
      RealVector now = theta;
      for (Example example : examples) {
        double p = probability(example, j -> now.getEntry(j == INTERCEPT ? FEATURES : j));
        RealVector x = new ArrayRealVector(example.values()).append(1);
        gradient = gradient.add(x.mapMultiply((p - example.label()) / examples.size()));
        hessian = hessian.add(x.outerProduct(x).scalarMultiply(p * (1 - p) / examples.size()));
      }
      for (int j = 0; j < FEATURES; j++) {
        hessian.addToEntry(j, j, l2);
        gradient.addToEntry(j, l2 * theta.getEntry(j));
      }
      theta = theta.subtract(new CholeskyDecomposition(hessian).getSolver().solve(gradient));
    }
    return theta;
  }
}
