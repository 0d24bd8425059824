package dev.eddy.learning.theta;

/**
 * What one shard says of one step as a whole, the same in the part of every slice.
 *
 * @param exampleCount examples of the shard in this step
 * @param normalizer sum over the examples of (x / scale) squared; 0 where not needed
 * @param unitSquares sum over the examples of the square of the margin's unit
 * @param norm largest max(1, |d loss / d margin|) * max |x| of the examples, as {@link
 *     dev.eddy.learning.guard.StepNormBounds} says; infinite when a sum of g is not finite
 * @param lossSum sum of the examples' losses, each times what the example weighs
 */
public record ShardTotals(
    int exampleCount, double normalizer, double unitSquares, double norm, double lossSum) {
  private static final ShardTotals NONE = new ShardTotals(0, 0, 0, 0, 0);

  /** Returns the totals of no examples. */
  public static ShardTotals none() {
    return NONE;
  }
}
