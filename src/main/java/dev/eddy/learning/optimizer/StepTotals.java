package dev.eddy.learning.optimizer;

/**
 * What all steps together have trained.
 *
 * @param exampleCount examples trained
 * @param normalizer sum over examples and coordinates of (x / scale) squared (N of Ross et al.
 *     2013)
 * @param unitSquares sum over examples of the square of the margin's unit
 */
public record StepTotals(long exampleCount, double normalizer, double unitSquares) {
  private static final StepTotals NONE = new StepTotals(0, 0, 0);

  /** Returns the totals before the first step. */
  public static StepTotals none() {
    return NONE;
  }

  /** Returns the totals with one more step. */
  public StepTotals plus(int examples, double stepNormalizer, double stepUnitSquares) {
    return new StepTotals(
        exampleCount + examples, normalizer + stepNormalizer, unitSquares + stepUnitSquares);
  }
}
