package dev.eddy.learning.drift;

/**
 * Page 1954, as in Gama, Sebastiao and Rodrigues 2013, section 5: m(t) = sum of (x - mean so far -
 * tolerance); an alarm is raised when m has risen by more than a threshold above its least value.
 */
final class PageHinkley implements DriftDetector {
  /** How far above the mean a value may lie that costs nothing. */
  static final double TOLERANCE = .005;

  /** How high the sum may rise: greater means later and fewer alarms. */
  static final double THRESHOLD = 50;

  private static final long COUNT_MIN = 30;

  private final double tolerance;
  private final double threshold;
  private long count;
  private double mean;
  private double sum;
  private double least;

  PageHinkley(double tolerance, double threshold) {
    this.tolerance = tolerance;
    this.threshold = threshold;
  }

  PageHinkley(double tolerance, double threshold, DriftState state) {
    this(tolerance, threshold);
    count = state.counts()[0];
    mean = state.values()[0];
    sum = state.values()[1];
    least = state.values()[2];
  }

  @Override
  public DriftSignal add(double value, long added) {
    if (added == 0) {
      return DriftSignal.NONE;
    }
    count += added;
    mean += (value - mean) * added / count;
    sum += (value - mean - tolerance) * added;
    least = Math.min(least, sum);
    if (count < COUNT_MIN || !(sum - least > threshold)) {
      return DriftSignal.NONE;
    }
    count = 0;
    mean = 0;
    sum = 0;
    least = 0;
    return DriftSignal.DRIFT;
  }

  @Override
  public DriftState state() {
    return new DriftState(new long[] {count}, new double[] {mean, sum, least});
  }
}
