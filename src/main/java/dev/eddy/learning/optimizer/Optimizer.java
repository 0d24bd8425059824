package dev.eddy.learning.optimizer;

/**
 * Turns the sums of one step into new weights, one coordinate at a time. Its memory lies in the
 * coordinate's row beside the weight, so that theta and accumulators are checkpointed together.
 */
public interface Optimizer {

  /** Returns how many accumulators stand beside the weight in a row. */
  int accumulatorCount();

  /** Whether {@link #update} reads the per-example sums of g squared. */
  default boolean needsSquares() {
    return false;
  }

  /** Whether {@link #update} reads the largest |x|, and workers the scale of each coordinate. */
  default boolean needsScales() {
    return false;
  }

  /**
   * Returns the step's learning rate, the same for every coordinate.
   *
   * @param totals what was trained so far, this step included
   * @param exampleCount examples of this step
   */
  double rate(StepTotals totals, int exampleCount);

  /**
   * Returns how much time a step is for penalised weights: its base rate, and for those that work
   * on sums once for each example, so that a pass decays weights by the same however it is batched.
   *
   * @param rate of the step, as {@link #rate} returned it
   */
  default double penaltyTime(double rate, int exampleCount) {
    return rate * exampleCount;
  }

  /** Returns what becomes of rows in steps that do not touch them. */
  default Fading fading() {
    return Fading.NONE;
  }

  /** Prepares the accumulators of a row whose weight starts elsewhere than at 0. */
  default void begin(double[] rows, int at) {}

  /**
   * Updates one coordinate in place.
   *
   * @param rows weight at {@code at}, accumulators behind it
   * @param step number, rate and size of the step
   * @param gradientSum sum of g over the step's examples
   * @param squareSum sum of g squared, per example
   * @param largestValue largest |x| of the step
   */
  void update(
      double[] rows,
      int at,
      OptimizerStep step,
      double gradientSum,
      double squareSum,
      double largestValue);

  /**
   * Whether several copies of a row can learn on their own and their changes be summed. Memory that
   * decays with each step has no such sum.
   */
  default boolean hasAdditiveRows() {
    return false;
  }

  /** Whether an accumulator keeps a maximum, so that copies are merged by the largest. */
  default boolean isMaximum(int accumulator) {
    return false;
  }

  /** Returns the accumulator that holds the sum of g squared, or -1. */
  default int squaresAccumulator() {
    return -1;
  }

  /** Whether the accumulators can be restarted while the weight stays. */
  default boolean canRestart() {
    return squaresAccumulator() >= 0;
  }

  /** Whether a step's length is that of its {@link OptimizerStep#rate}. */
  default boolean followsRate() {
    return true;
  }

  /**
   * Forgets most of what was summed up of gradients; the weight stays.
   *
   * @param kept share of the sum that is kept
   */
  default void restart(double[] rows, int at, double kept) {
    rows[at + 1 + squaresAccumulator()] *= kept;
  }

  /** Makes the weight what the accumulators say, where it is a function of them. */
  default void refresh(double[] rows, int at) {}

  /**
   * Returns by how much of a step's rate the weight follows a gradient of 1, from a row as it is; 0
   * while that is unknown.
   */
  default double relativeRate(double[] rows, int at) {
    return 1;
  }

  /** Returns the scale that workers divide by, from a row: 1 where the optimizer knows none. */
  default double scale(double[] rows, int at) {
    return 1;
  }
}
