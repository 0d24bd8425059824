package dev.eddy.learning.metric;

import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.sums.LabelHistory;
import dev.eddy.learning.metric.sums.PredictorSums;

/**
 * Mergeable sufficient statistics of how well the baselines predicted: the predictors without
 * features that a model has to beat. They learn prequentially like it: each label is predicted
 * first, then learned. What concerns all labels (majority, mean) is as of the start of the step;
 * what concerns the last label is as of the record before, in the same split. Beside them stands
 * the model as it once was, where that is asked for.
 */
public sealed interface BaselineScores permits ClassBaselineScores, RegressionBaselineScores {

  /** Returns the scores of no examples. */
  static BaselineScores none(Target target) {
    return switch (target.task()) {
      case BINARY, MULTICLASS -> ClassBaselineScores.none();
      case REGRESSION -> RegressionBaselineScores.none();
    };
  }

  /**
   * Predicts the labels of one step.
   *
   * @param history all labels of the steps before
   * @param labelsOfSplits the step's labels of each split, in the split's order
   */
  static BaselineScores of(Target target, LabelHistory history, double[][] labelsOfSplits) {
    return switch (target.task()) {
      case BINARY, MULTICLASS -> ClassBaselineScores.of(history, labelsOfSplits);
      case REGRESSION -> RegressionBaselineScores.of(history, labelsOfSplits);
    };
  }

  /** Returns the number of examples. */
  long exampleCount();

  /** Returns how well the frozen model predicted the same examples; none where there is none. */
  PredictorSums frozen();

  /** Returns these scores with those of a frozen model. */
  BaselineScores with(PredictorSums ofFrozen);

  /**
   * Returns these and later scores together.
   *
   * @throws IllegalArgumentException if they are of another kind than these
   */
  BaselineScores plus(BaselineScores later);
}
