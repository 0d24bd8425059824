package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.ErrorSums;
import dev.eddy.learning.metric.sums.LabelHistory;

/**
 * How well baselines predicted labels that are numbers.
 *
 * @param meanErrors of the mean of all labels before the step, which is 0 before the first
 * @param lastErrors of the split's last label, which is 0 before its first
 */
public record RegressionBaselineScores(
    long exampleCount, ErrorSums meanErrors, ErrorSums lastErrors) implements BaselineScores {
  private static final RegressionBaselineScores NONE =
      new RegressionBaselineScores(0, ErrorSums.none(), ErrorSums.none());

  static RegressionBaselineScores none() {
    return NONE;
  }

  static RegressionBaselineScores of(LabelHistory history, double[][] labelsOfSplits) {
    long exampleCount = 0;
    double mean = history.mean();
    double squaredFromMean = 0;
    double absoluteFromMean = 0;
    double squaredFromLast = 0;
    double absoluteFromLast = 0;
    for (int split = 0; split < labelsOfSplits.length; split++) {
      double last = history.last(split);
      for (double label : labelsOfSplits[split]) {
        squaredFromMean += (mean - label) * (mean - label);
        absoluteFromMean += Math.abs(mean - label);
        squaredFromLast += (last - label) * (last - label);
        absoluteFromLast += Math.abs(last - label);
        last = label;
      }
      exampleCount += labelsOfSplits[split].length;
    }
    return new RegressionBaselineScores(
        exampleCount,
        new ErrorSums(squaredFromMean, absoluteFromMean),
        new ErrorSums(squaredFromLast, absoluteFromLast));
  }

  @Override
  public RegressionBaselineScores plus(BaselineScores later) {
    if (!(later instanceof RegressionBaselineScores added)) {
      throw new IllegalArgumentException("later scores must be of a regression, were " + later);
    }
    return new RegressionBaselineScores(
        exampleCount + added.exampleCount,
        meanErrors.plus(added.meanErrors),
        lastErrors.plus(added.lastErrors));
  }
}
