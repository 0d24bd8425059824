package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.ErrorSums;
import dev.eddy.learning.metric.sums.LabelHistory;
import dev.eddy.learning.metric.sums.PredictorSums;

/**
 * How well baselines predicted labels that are numbers.
 *
 * @param meanErrors of the mean of all labels before the step, which is 0 before the first
 * @param lastErrors of the split's last label, which is 0 before its first
 * @param frozen of the model as it once was, where there is that
 */
public record RegressionBaselineScores(
    long exampleCount, ErrorSums meanErrors, ErrorSums lastErrors, PredictorSums frozen)
    implements BaselineScores {
  private static final RegressionBaselineScores NONE =
      new RegressionBaselineScores(0, ErrorSums.none(), ErrorSums.none());

  /** There is no frozen model. */
  public RegressionBaselineScores(long exampleCount, ErrorSums meanErrors, ErrorSums lastErrors) {
    this(exampleCount, meanErrors, lastErrors, PredictorSums.none());
  }

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
        lastErrors.plus(added.lastErrors),
        frozen.plus(added.frozen));
  }

  @Override
  public RegressionBaselineScores with(PredictorSums ofFrozen) {
    return new RegressionBaselineScores(exampleCount, meanErrors, lastErrors, ofFrozen);
  }
}
