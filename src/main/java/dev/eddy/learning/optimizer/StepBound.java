package dev.eddy.learning.optimizer;

import dev.eddy.learning.loss.LossType;

/**
 * How an adaptive optimizer bounds a step. Many examples that agree would throw a weight far beyond
 * what they ask for one by one, so the root is taken of at least (sum of g)^2: no weight moves by
 * more than the rate in one step. With one example a step that changes nothing.
 */
public enum StepBound {
  /**
   * For this step alone: G is what it would be had the examples come one by one, however they are
   * batched. Enough where the loss bounds g.
   */
  FORGOTTEN,

  /**
   * G keeps (sum of g)^2. Where g grows with the error, weights that are thrown to and fro agree
   * step after step, and without that memory steps that grow with the stream swing for ever.
   */
  REMEMBERED;

  /** Returns the bound that suits a loss. */
  static StepBound of(LossType loss) {
    return loss.create().hasBoundedDerivative() ? FORGOTTEN : REMEMBERED;
  }

  /** Returns what this step's root is taken of, finite whatever the step. */
  double underRoot(double before, double gradientSum, double squareSum) {
    double square = gradientSum * gradientSum;
    return capped(before + (square > squareSum ? square : squareSum));
  }

  /** Returns G after the step, finite whatever the step. */
  double squares(double before, double gradientSum, double squareSum) {
    return this == REMEMBERED
        ? underRoot(before, gradientSum, squareSum)
        : capped(before + squareSum);
  }

  private static double capped(double squares) {
    // A comparison takes a third of the time of Math.min, which this runs for each coordinate.
    return squares > Double.MAX_VALUE ? Double.MAX_VALUE : squares;
  }
}
