package dev.eddy.learning.model;

/**
 * Running count, mean and sum of squared deviations of the raw values of each touched coordinate,
 * mergeable by Chan et al. 1979. Arrays run beside the coordinates they belong to; empty arrays
 * when the learner does not standardize.
 */
@SuppressWarnings("ArrayRecordComponent") // Part of a message, never compared.
public record ValueStatistics(double[] counts, double[] means, double[] squaredDeviations) {
  private static final ValueStatistics NONE =
      new ValueStatistics(new double[0], new double[0], new double[0]);

  /** Returns the statistics of a learner that does not standardize. */
  public static ValueStatistics none() {
    return NONE;
  }
}
