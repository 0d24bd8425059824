package dev.eddy.learning.metric.sums;

/**
 * How well a predictor did, in a few numbers.
 *
 * @param exampleCount examples that it predicted
 * @param hits examples whose class it predicted; of numbers, all of them
 * @param lossSum sum of the examples' losses
 * @param errors how far it was off, where labels are numbers
 */
public record PredictorSums(long exampleCount, long hits, double lossSum, ErrorSums errors) {
  private static final PredictorSums NONE = new PredictorSums(0, 0, 0, ErrorSums.none());

  /** Returns the sums of a predictor that was not asked. */
  public static PredictorSums none() {
    return NONE;
  }

  /** Returns these and later sums together. */
  public PredictorSums plus(PredictorSums later) {
    return new PredictorSums(
        exampleCount + later.exampleCount,
        hits + later.hits,
        lossSum + later.lossSum,
        errors.plus(later.errors));
  }

  /** Returns the share of hits; NaN over no examples. */
  public double accuracy() {
    return (double) hits / exampleCount;
  }

  /** Returns the mean loss; NaN over no examples. */
  public double loss() {
    return lossSum / exampleCount;
  }
}
