package dev.eddy.learning.optimizer;

import dev.eddy.learning.loss.LossType;

/**
 * All that happens to one weight's row of theta: what the optimizer does with a gradient, and what
 * becomes of the row while its coordinate is not touched.
 *
 * <p>A row is the weight, the optimizer's accumulators, and what the rule itself remembers.
 */
public final class RowRule {
  private final Optimizer optimizer;

  private RowRule(Optimizer optimizer) {
    this.optimizer = optimizer;
  }

  /** Returns the rule of an optimizer as it suits the loss. */
  public static RowRule of(OptimizerSettings settings, LossType loss) {
    return new RowRule(settings.create(loss));
  }

  /** Returns the rule of the intercept's row, which has the same columns. */
  public RowRule forIntercept() {
    return this;
  }

  public Optimizer optimizer() {
    return optimizer;
  }

  /** Returns how many columns the row of one weight has. */
  public int width() {
    return 1 + optimizer.accumulatorCount();
  }

  /**
   * Whether time passes for a row that nobody touches, so that its columns are not what the dense
   * formula says before {@link #catchUp}. Whoever reads theta then needs whole rows.
   */
  public boolean isLazy() {
    return false;
  }

  /** Brings a row up to what the dense formula says after the steps of {@code now}. */
  public void catchUp(double[] rows, int at, StepTotals now) {}

  /**
   * Returns the next step.
   *
   * @param totals with the step's examples, but not with the step
   * @param exampleCount examples of the step, at least 1
   */
  public OptimizerStep next(StepTotals totals, int exampleCount) {
    return new OptimizerStep(
        totals.stepCount() + 1, optimizer.rate(totals, exampleCount), exampleCount);
  }

  /**
   * Updates a row in place.
   *
   * @param rows weight at {@code at}, the other columns behind it
   * @param step what {@link #next} returned for this step
   * @param gradientSum sum of g over the step's examples
   * @param squareSum sum of g squared, per example
   * @param largestValue largest |x| of the step
   */
  public void update(
      double[] rows,
      int at,
      OptimizerStep step,
      double gradientSum,
      double squareSum,
      double largestValue) {
    optimizer.update(rows, at, step, gradientSum, squareSum, largestValue);
  }
}
