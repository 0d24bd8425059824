package dev.eddy.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.sums.LabelHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BaselineScoresTest {

  @Test
  void majorityAndBaseRateAreAsOfTheStepsStart() {
    double[][] first = {{1, 1, 0}, {1}};
    ClassBaselineScores atStart = binary(LabelHistory.empty(2), first);
    assertThat(atStart.exampleCount()).isEqualTo(4);
    assertThat(atStart.majorityHits()).as("a tie of none predicts 0").isEqualTo(1);
    // Laplace's base rate of nothing is 1/2.
    assertThat(atStart.baseRateLossSum()).isCloseTo(4 * Math.log(2), within(1e-14));

    ClassBaselineScores next =
        binary(LabelHistory.empty(2).plus(first), new double[][] {{0, 1}, {1}});
    assertThat(next.majorityHits()).isEqualTo(2);
    // (3 + 1) / (4 + 2) for the positives.
    assertThat(next.baseRateLossSum())
        .isCloseTo(-2 * Math.log(2.0 / 3) - Math.log(1.0 / 3), within(1e-14));
  }

  @Test
  void theLastLabelIsThatOfTheSplitAndZeroBeforeItsFirst() {
    double[][] first = {{1, 1, 0}, {}, {0}};
    assertThat(binary(LabelHistory.empty(2), first).lastHits()).isEqualTo(2);
    LabelHistory history = LabelHistory.empty(2).plus(first);
    double[][] second = {{0}, {1, 1}, {1}};
    assertThat(binary(history, second).lastHits()).isEqualTo(2);
    double[][] third = {{}, {1}, {0}};
    assertThat(binary(history.plus(second), third).lastHits()).isEqualTo(1);
  }

  @Test
  void binaryBaselinesAgreeWithAReplayOfTheStream() {
    List<double[][]> steps = steps(new Random(1), 60, random -> random.nextInt(3) == 0 ? 1 : 0);
    double majorityHits = 0;
    double lastHits = 0;
    double logLoss = 0;
    List<Double> seen = new ArrayList<>();
    double[] lasts = new double[3];
    for (double[][] step : steps) {
      double positives = seen.stream().mapToDouble(Double::doubleValue).sum();
      double majority = positives > seen.size() - positives ? 1 : 0;
      double rate = (positives + 1) / (seen.size() + 2);
      for (int split = 0; split < step.length; split++) {
        for (double label : step[split]) {
          majorityHits += label == majority ? 1 : 0;
          lastHits += label == lasts[split] ? 1 : 0;
          logLoss -= Math.log(label == 1 ? rate : 1 - rate);
          lasts[split] = label;
          seen.add(label);
        }
      }
    }
    ClassBaselineScores scores = (ClassBaselineScores) score(Task.BINARY, steps);
    assertThat(scores.exampleCount()).isEqualTo(seen.size());
    assertThat(scores.majorityHits()).isEqualTo((long) majorityHits);
    assertThat(scores.lastHits()).isEqualTo((long) lastHits);
    assertThat(scores.baseRateLossSum()).isCloseTo(logLoss, within(1e-9));
  }

  @Test
  void regressionBaselinesAgreeWithAReplayOfTheStream() {
    List<double[][]> steps = steps(new Random(2), 60, random -> 50 + 4 * random.nextGaussian());
    double squaredFromMean = 0;
    double absoluteFromLast = 0;
    List<Double> seen = new ArrayList<>();
    double[] lasts = new double[3];
    for (double[][] step : steps) {
      double mean = seen.stream().mapToDouble(Double::doubleValue).average().orElse(0);
      for (int split = 0; split < step.length; split++) {
        for (double label : step[split]) {
          squaredFromMean += Math.pow(label - mean, 2);
          absoluteFromLast += Math.abs(label - lasts[split]);
          lasts[split] = label;
          seen.add(label);
        }
      }
    }
    Evaluation evaluation =
        Evaluation.of(
            Targets.of(Task.REGRESSION),
            ScoreTotals.of(Targets.of(Task.REGRESSION)).scores(),
            score(Task.REGRESSION, steps));
    assertThat(evaluation.baselines().get("mean_rmse"))
        .isCloseTo(Math.sqrt(squaredFromMean / seen.size()), within(1e-9));
    assertThat(evaluation.baselines().get("last_mae"))
        .isCloseTo(absoluteFromLast / seen.size(), within(1e-9));
  }

  @Test
  void scoresOfAnotherKindAreRefused() {
    BaselineScores classes = BaselineScores.none(Targets.of(Task.BINARY));
    BaselineScores numbers = BaselineScores.none(Targets.of(Task.REGRESSION));
    assertThatThrownBy(() -> classes.plus(numbers)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> numbers.plus(classes)).isInstanceOf(IllegalArgumentException.class);
  }

  private static ClassBaselineScores binary(LabelHistory history, double[][] labels) {
    return (ClassBaselineScores) BaselineScores.of(Targets.of(Task.BINARY), history, labels);
  }

  private static BaselineScores score(Task task, List<double[][]> steps) {
    BaselineScores scores = BaselineScores.none(Targets.of(task));
    LabelHistory history = LabelHistory.empty(Targets.of(task).classCount());
    for (double[][] step : steps) {
      scores = scores.plus(BaselineScores.of(Targets.of(task), history, step));
      history = history.plus(step);
    }
    return scores;
  }

  private interface Labels {
    double next(Random random);
  }

  private static List<double[][]> steps(Random random, int stepCount, Labels labels) {
    List<double[][]> steps = new ArrayList<>();
    for (int step = 0; step < stepCount; step++) {
      double[][] splits = new double[3][];
      Arrays.setAll(
          splits,
          split ->
              DoubleStream.generate(() -> labels.next(random)).limit(random.nextInt(6)).toArray());
      steps.add(splits);
    }
    return steps;
  }
}
