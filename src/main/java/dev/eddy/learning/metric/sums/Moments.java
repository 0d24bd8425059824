package dev.eddy.learning.metric.sums;

/**
 * Count, mean and sum of squared deviations from the mean of some numbers.
 *
 * @param mean 0 when there are no numbers
 * @param squaredDeviations sum of (x - mean) squared, never negative
 */
public record Moments(long count, double mean, double squaredDeviations) {
  private static final Moments NONE = new Moments(0, 0, 0);

  /** Returns the moments of no numbers. */
  public static Moments none() {
    return NONE;
  }

  /**
   * Returns the moments of both sets of numbers together (Chan, Golub and LeVeque 1979, equation
   * 2.1). Adding none changes no bit.
   */
  public Moments plus(Moments other) {
    if (other.count == 0) {
      return this;
    }
    if (count == 0) {
      return other;
    }
    long total = count + other.count;
    double difference = other.mean - mean;
    double share = (double) other.count / total;
    return new Moments(
        total,
        mean + difference * share,
        squaredDeviations + other.squaredDeviations + difference * difference * count * share);
  }
}
