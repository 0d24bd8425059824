package dev.eddy.learning.optimizer;

/**
 * What all steps together have trained.
 *
 * @param stepCount steps of the optimizer
 * @param exampleCount examples trained
 * @param normalizer sum over examples and coordinates of (x / scale) squared (N of Ross et al.
 *     2013)
 * @param unitSquares sum over examples of the square of the margin's unit
 * @param rateSum sum of what {@link Optimizer#penaltyTime} says of the steps: the time that has
 *     passed for the decay of weights
 */
public record StepTotals(
    long stepCount, long exampleCount, double normalizer, double unitSquares, double rateSum) {
  private static final StepTotals NONE = new StepTotals(0, 0, 0, 0, 0);
  private static final StepTotals UNTOLD = new StepTotals(-1, 0, 0, 0, 0);

  /** Returns the totals before the first step. */
  public static StepTotals none() {
    return NONE;
  }

  /** Returns what stands where nothing is said of totals. */
  public static StepTotals untold() {
    return UNTOLD;
  }

  public boolean isTold() {
    return stepCount >= 0;
  }

  /** Returns the totals with more examples. */
  public StepTotals plus(int examples, double moreNormalizer, double moreUnitSquares) {
    return new StepTotals(
        stepCount,
        exampleCount + examples,
        normalizer + moreNormalizer,
        unitSquares + moreUnitSquares,
        rateSum);
  }

  /** Returns the totals after so many steps more that shards have taken themselves. */
  public StepTotals afterOwnSteps(long count) {
    return new StepTotals(stepCount + count, exampleCount, normalizer, unitSquares, rateSum);
  }

  /** Returns the totals after a step. */
  public StepTotals after(OptimizerStep step) {
    return new StepTotals(step.number(), exampleCount, normalizer, unitSquares, step.endTime());
  }
}
