package dev.eddy.learning.fold;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The mean of a metric over the folds and its 95 % confidence interval by Student's t: mean +-
 * t(0.975, k - 1) * s / sqrt(k), s with divisor k - 1. The folds' models share most of what they
 * train, so their metrics are not independent and the interval is narrower than it should be
 * (Dietterich 1998, section 3.4; Bifet et al. 2015, section 3).
 *
 * @param mean over the folds
 * @param low lower end
 * @param high upper end
 */
public record FoldInterval(double mean, double low, double high) {
  private static final double UPPER_QUANTILE = .975;

  /**
   * Returns the interval of a metric.
   *
   * @param perFold the metric of each fold, at least two, all finite
   */
  public static FoldInterval of(double[] perFold) {
    if (perFold.length < 2) {
      throw new IllegalArgumentException(
          "perFold must be of at least 2 folds, was of " + perFold.length);
    }
    double mean = StatUtils.mean(perFold);
    double error = StrictMath.sqrt(StatUtils.variance(perFold, mean) / perFold.length);
    double half = studentQuantile(perFold.length - 1) * error;
    return new FoldInterval(mean, mean - half, mean + half);
  }

  private static double studentQuantile(int degreesOfFreedom) {
    // Without a generator: nothing is sampled.
    return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability(UPPER_QUANTILE);
  }
}
