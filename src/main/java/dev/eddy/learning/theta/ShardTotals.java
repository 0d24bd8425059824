package dev.eddy.learning.theta;

import dev.eddy.learning.reaction.TrialStep;

/**
 * What one shard says of one step as a whole, the same in the part of every slice.
 *
 * @param exampleCount examples of the shard in this step
 * @param normalizer sum over the examples of (x / scale) squared; 0 where not needed
 * @param unitSquares sum over the examples of the square of the margin's unit
 * @param norm largest max(1, |d loss / d margin|) * max |x| of the examples, as {@link
 *     dev.eddy.learning.guard.StepNormBounds} says; infinite when a sum of g is not finite
 * @param lossSum sum of the examples' losses, each times what the example weighs
 * @param guardedCount examples that guards count: those of the main model, also in a fold's part
 * @param errorCount examples whose class the main model did not predict, where a reaction wants to
 *     know
 * @param trial what the step says of two models, where there are two
 */
public record ShardTotals(
    int exampleCount,
    double normalizer,
    double unitSquares,
    double norm,
    double lossSum,
    int guardedCount,
    int errorCount,
    TrialStep trial) {
  private static final ShardTotals NONE = new ShardTotals(0, 0, 0, 0, 0);

  /** Guards count the very examples, and nobody counts errors. */
  public ShardTotals(
      int exampleCount, double normalizer, double unitSquares, double norm, double lossSum) {
    this(exampleCount, normalizer, unitSquares, norm, lossSum, exampleCount, 0, TrialStep.none());
  }

  /** Returns these totals with the number of errors. */
  ShardTotals withErrors(int count) {
    return new ShardTotals(
        exampleCount, normalizer, unitSquares, norm, lossSum, guardedCount, count, trial);
  }

  /** Returns these totals with what the step says of two models. */
  ShardTotals inTrial(TrialStep step) {
    return new ShardTotals(
        exampleCount, normalizer, unitSquares, norm, lossSum, guardedCount, errorCount, step);
  }

  /**
   * Returns these totals so that guards judge them as they judge the main model's, unless these
   * very sums are not finite.
   */
  ShardTotals guardedAs(ShardTotals main) {
    return new ShardTotals(
        exampleCount,
        normalizer,
        unitSquares,
        Double.isFinite(norm) ? main.norm : norm,
        lossSum,
        main.guardedCount,
        main.errorCount,
        main.trial);
  }

  /** Returns the totals of no examples. */
  public static ShardTotals none() {
    return NONE;
  }
}
