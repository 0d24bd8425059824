package dev.eddy.streaming.evaluation;

import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.fold.Folds;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.rolling.RollingSettings;
import dev.eddy.learning.metric.rolling.WindowLength;
import dev.eddy.streaming.report.SplitNames;
import java.io.Serializable;
import java.util.List;

/**
 * What the evaluation has to know of the job.
 *
 * @param target what is predicted, which decides about metrics
 * @param shardCount how many shards send scores in each step
 * @param windowLength where a window by examples ends
 * @param splitNames how rejected lines call the splits, in split order
 * @param rejectionLimit how much may be rejected
 * @param stepNorms when servers set a step aside
 * @param isInStep whether a step is of all shards together
 * @param rolling which evaluations there are beside those of a window and of everything
 * @param drift what watches the error rate
 * @param folds how many models are tested beside the main one, and what is held out
 */
public record EvaluationSettings(
    Target target,
    int shardCount,
    WindowLength windowLength,
    List<String> splitNames,
    RejectionLimit rejectionLimit,
    StepNormBounds stepNorms,
    boolean isInStep,
    RollingSettings rolling,
    DriftDetectorType drift,
    Folds folds)
    implements Serializable {

  public EvaluationSettings {
    if (shardCount < 1) {
      throw new IllegalArgumentException("shardCount must be >= 1, was " + shardCount);
    }
    splitNames = List.copyOf(splitNames);
  }

  /** All windows are as long; whatever is rejected, the job goes on; no cross-validation. */
  public EvaluationSettings(
      Target target,
      int shardCount,
      long windowLength,
      List<String> splitNames,
      StepNormBounds stepNorms,
      boolean isInStep) {
    this(
        target,
        shardCount,
        WindowLength.fixed(windowLength),
        splitNames,
        RejectionLimit.NONE,
        stepNorms,
        isInStep,
        RollingSettings.none(),
        DriftDetectorType.NONE,
        Folds.none());
  }

  String splitName(int split) {
    return SplitNames.name(splitNames, split);
  }
}
