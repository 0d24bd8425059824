package dev.eddy.learning.theta;

/**
 * Running count, mean and sum of squared deviations of the raw values of each touched coordinate,
 * mergeable by Chan et al. 1979. Arrays run beside the coordinates they belong to; empty arrays
 * when the learner does not standardize.
 */
@SuppressWarnings("ArrayRecordComponent") // Part of a message, never compared.
public record ValueStatistics(double[] counts, double[] means, double[] squaredDeviations) {
  private static final ValueStatistics NONE =
      new ValueStatistics(new double[0], new double[0], new double[0]);

  /**
   * A deviation below this part of the mean is rounding, not spread: dividing by it would blow
   * noise up to the size of a signal.
   */
  private static final double RELATIVE_DEVIATION_MIN = 1e-12;

  /**
   * At most one value in 100 lies further from its mean, whatever the distribution (Chebyshev). One
   * that does met a spread that the stream has not shown yet, and would shout all others down.
   */
  private static final double DEVIATIONS_MAX = 10;

  /**
   * Columns that the statistics of a coordinate take in its row: count, mean, squared deviations.
   */
  static final int COLUMNS = 3;

  /** Returns the statistics of a learner that does not standardize. */
  public static ValueStatistics none() {
    return NONE;
  }

  /** Merges entry {@code i} into the columns of a row; equal means stay exactly as they are. */
  void mergeInto(double[] rows, int at, int i) {
    if (counts[i] == 0) {
      return;
    }
    double before = rows[at];
    double count = before + counts[i];
    double difference = means[i] - rows[at + 1];
    rows[at] = count;
    rows[at + 1] += difference * (counts[i] / count);
    rows[at + 2] += squaredDeviations[i] + difference * difference * (before * counts[i] / count);
  }

  /** Returns 1 / standard deviation (of the population) from a row, 0 where there is no spread. */
  static double inverseDeviation(double[] rows, int at) {
    double deviation = Math.sqrt(rows[at + 2] / rows[at]);
    return deviation > RELATIVE_DEVIATION_MIN * Math.abs(rows[at + 1]) ? 1 / deviation : 0;
  }

  /**
   * Returns the standardized value, within 10 deviations. A coordinate without spread so far says
   * nothing and counts as absent, unless its value is always 1: that is an indicator, which is in
   * scale as it is.
   */
  public static double standardize(double x, double mean, double inverseDeviation) {
    if (inverseDeviation == 0) {
      return mean == 1 ? 1 : 0;
    }
    double deviations = (x - mean) * inverseDeviation;
    return Math.max(-DEVIATIONS_MAX, Math.min(DEVIATIONS_MAX, deviations));
  }
}
