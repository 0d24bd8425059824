package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.ErrorSums;
import dev.eddy.learning.metric.sums.Moments;
import dev.eddy.learning.metric.sums.RelativeErrors;

/** Gathers scores of examples whose label is a number; the prediction is the margin. */
final class RegressionCollector extends ScoreCollector {
  private double lossSum;
  private double squaredErrorSum;
  private double absoluteErrorSum;
  private long relativeErrorCount;
  private double relativeErrorSum;
  private long count;
  private double labelMean;
  private double labelSquaredDeviations;

  @Override
  public void add(double margin, double label, double loss) {
    lossSum += loss;
    double error = margin - label;
    squaredErrorSum += error * error;
    absoluteErrorSum += Math.abs(error);
    if (label != 0) {
      relativeErrorCount++;
      relativeErrorSum += Math.abs(error / label);
    }
    // Welford 1962: the merge of Moments with a single number, without its allocation.
    count++;
    double difference = label - labelMean;
    labelMean += difference / count;
    labelSquaredDeviations += difference * (label - labelMean);
  }

  @Override
  public RegressionScores take() {
    RegressionScores scores =
        new RegressionScores(
            lossSum,
            new ErrorSums(squaredErrorSum, absoluteErrorSum),
            new RelativeErrors(relativeErrorCount, relativeErrorSum),
            new Moments(count, labelMean, labelSquaredDeviations));
    lossSum = 0;
    squaredErrorSum = 0;
    absoluteErrorSum = 0;
    relativeErrorCount = 0;
    relativeErrorSum = 0;
    count = 0;
    labelMean = 0;
    labelSquaredDeviations = 0;
    return scores;
  }
}
