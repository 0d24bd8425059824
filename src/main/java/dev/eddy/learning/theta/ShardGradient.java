package dev.eddy.learning.theta;

import dev.eddy.learning.reaction.TrialStep;
import dev.eddy.learning.scaling.ValueStatistics;

/**
 * What one shard says of one step, or one slice's part of it: for each touched coordinate the sums
 * that an optimizer step needs, or how far the shard itself has moved its rows. An array that the
 * learner does not need is empty.
 *
 * @param totals of all of the shard's examples in this step
 * @param coordinates touched coordinates, in order of first occurrence
 * @param gradientSums sum of g, for each weight of each coordinate
 * @param squareSums sum of g squared, squared per example, for each weight of each coordinate
 * @param largestValues largest |x| per coordinate, of this step and all that theta knew before
 * @param statistics of the raw values per coordinate
 * @param rowChanges by how much each column of each weight's row has moved, where shards take steps
 *     of their own; of a column that keeps a maximum, the maximum
 */
@SuppressWarnings("ArrayRecordComponent") // A message, never compared.
public record ShardGradient(
    ShardTotals totals,
    int[] coordinates,
    double[] gradientSums,
    double[] squareSums,
    double[] largestValues,
    ValueStatistics statistics,
    double[] rowChanges) {
  private static final double[] NONE = new double[0];
  private static final ShardGradient EMPTY =
      new ShardGradient(
          ShardTotals.none(), new int[0], NONE, NONE, NONE, ValueStatistics.none(), NONE);

  /** Sums for the server's step. */
  public ShardGradient(
      ShardTotals totals,
      int[] coordinates,
      double[] gradientSums,
      double[] squareSums,
      double[] largestValues,
      ValueStatistics statistics) {
    this(totals, coordinates, gradientSums, squareSums, largestValues, statistics, NONE);
  }

  /** Returns what this says but for the statistics, for examples that were counted before. */
  public ShardGradient withoutStatistics() {
    return new ShardGradient(
        totals,
        coordinates,
        gradientSums,
        squareSums,
        largestValues,
        ValueStatistics.none(),
        rowChanges);
  }

  /** Returns each slice's part, the order of coordinates kept. */
  public ShardGradient[] split(SliceMap slices) {
    return GradientSplit.of(this, slices);
  }

  /**
   * Returns this gradient of a fold's model so that guards decide on it as on the main model's,
   * from the same norms and numbers of examples: what is set aside is set aside by all models.
   */
  public ShardGradient guardedAs(ShardGradient main) {
    return with(totals.guardedAs(main.totals));
  }

  /** Returns this gradient with the number of examples whose class was not predicted. */
  public ShardGradient withErrors(int count) {
    return with(totals.withErrors(count));
  }

  /** Returns this gradient with what its step says of two models. */
  public ShardGradient inTrial(TrialStep step) {
    return with(totals.inTrial(step));
  }

  private ShardGradient with(ShardTotals others) {
    return new ShardGradient(
        others, coordinates, gradientSums, squareSums, largestValues, statistics, rowChanges);
  }

  /** Returns the gradient of no examples. */
  public static ShardGradient empty() {
    return EMPTY;
  }

  public int exampleCount() {
    return totals.exampleCount();
  }

  public double norm() {
    return totals.norm();
  }
}
