package dev.eddy.learning.optimizer;

/**
 * What all steps together have trained.
 *
 * @param exampleCount examples trained
 * @param normalizer sum over examples and coordinates of (x / scale) squared (N of Ross et al.
 *     2013)
 */
public record StepTotals(long exampleCount, double normalizer) {

  /** Returns the totals with one more step. */
  public StepTotals plus(int examples, double stepNormalizer) {
    return new StepTotals(exampleCount + examples, normalizer + stepNormalizer);
  }
}
