package dev.eddy.learning.theta;

/**
 * What one shard says of one step, or one slice's part of it: for each touched coordinate the sums
 * that an optimizer step needs. An array that the learner does not need is empty.
 *
 * @param exampleCount examples of the shard in this step (the same in the part of every slice)
 * @param normalizer sum over the shard's examples of (x / scale) squared; 0 where not needed
 * @param unitSquares sum over the shard's examples of the square of the margin's unit
 * @param norm largest max(1, |d loss / d margin|) * max |x| of the shard's examples, as {@link
 *     dev.eddy.learning.guard.StepNormBounds} says; infinite when a sum of g is not finite
 * @param coordinates touched coordinates, in order of first occurrence
 * @param gradientSums sum of g per coordinate
 * @param squareSums sum of g squared per coordinate, squared per example
 * @param largestValues largest |x| per coordinate, of this step and all that theta knew before
 * @param statistics of the raw values per coordinate
 */
@SuppressWarnings("ArrayRecordComponent") // A message, never compared.
public record ShardGradient(
    int exampleCount,
    double normalizer,
    double unitSquares,
    double norm,
    int[] coordinates,
    double[] gradientSums,
    double[] squareSums,
    double[] largestValues,
    ValueStatistics statistics) {
  private static final double[] NONE = new double[0];
  private static final ShardGradient EMPTY =
      new ShardGradient(0, 0, 0, 0, new int[0], NONE, NONE, NONE, ValueStatistics.none());

  /** Returns each slice's part, the order of coordinates kept. */
  public ShardGradient[] split(SliceMap slices) {
    return GradientSplit.of(this, slices);
  }

  /** Returns the gradient of no examples. */
  public static ShardGradient empty() {
    return EMPTY;
  }
}
