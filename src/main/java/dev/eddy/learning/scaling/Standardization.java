package dev.eddy.learning.scaling;

/**
 * (x - mean) / deviation, by the running mean and the standard deviation of the population: count,
 * mean and sum of squared deviations, added up by Welford 1962 and merged by Chan et al. 1979.
 */
final class Standardization implements ValueScaler {
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

  @Override
  public void add(double x, ValueStatistics statistics, int i) {
    double[] means = statistics.firsts();
    double count = ++statistics.counts()[i];
    double difference = x - means[i];
    means[i] += difference / count;
    statistics.seconds()[i] += difference * (x - means[i]);
  }

  /** Equal means stay exactly as they are. */
  @Override
  public void merge(ValueStatistics statistics, int i, double[] rows, int at) {
    double added = statistics.counts()[i];
    if (added == 0) {
      return;
    }
    double before = rows[at];
    double count = before + added;
    double difference = statistics.firsts()[i] - rows[at + 1];
    rows[at] = count;
    rows[at + 1] += difference * (added / count);
    rows[at + 2] += statistics.seconds()[i] + difference * difference * (before * added / count);
  }

  @Override
  public double offset(double[] rows, int at) {
    return rows[at + 1];
  }

  @Override
  public double factor(double[] rows, int at) {
    double deviation = Math.sqrt(rows[at + 2] / rows[at]);
    return deviation > RELATIVE_DEVIATION_MIN * Math.abs(rows[at + 1]) ? 1 / deviation : 0;
  }

  @Override
  public double bounded(double scaled) {
    return Math.max(-DEVIATIONS_MAX, Math.min(DEVIATIONS_MAX, scaled));
  }
}
