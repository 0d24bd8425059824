package dev.eddy.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.eddy.learning.loss.Task;
import java.util.List;

class RegressionScoresTest extends ScoresContract {
  // Sums of 5,000 positive numbers, and Chan's merge of labels around 1000 that spread by 7: ten
  // digits are left by either.
  private static final double PERCENTAGE = 1e-8;

  @Override
  Task task() {
    return Task.REGRESSION;
  }

  @Override
  Task otherTask() {
    return Task.BINARY;
  }

  @Override
  List<Prediction> predictions(long seed, int count) {
    return Prediction.regression(seed, count);
  }

  @Override
  double lossOf(Prediction prediction) {
    return prediction.halfSquaredError();
  }

  @Override
  void assertSameCounts(Scores actual, Scores expected) {
    RegressionScores one = (RegressionScores) actual;
    RegressionScores other = (RegressionScores) expected;
    assertThat(one.exampleCount()).isEqualTo(other.exampleCount());
    assertClose(one.lossSum(), other.lossSum());
    assertClose(one.errors().squared(), other.errors().squared());
    assertClose(one.errors().absolute(), other.errors().absolute());
    assertThat(one.relative().count()).isEqualTo(other.relative().count());
    assertClose(one.relative().sum(), other.relative().sum());
    assertClose(one.labels().mean(), other.labels().mean());
    assertClose(one.labels().squaredDeviations(), other.labels().squaredDeviations());
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, withinPercentage(PERCENTAGE));
  }
}
