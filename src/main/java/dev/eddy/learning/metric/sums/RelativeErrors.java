package dev.eddy.learning.metric.sums;

/**
 * How far predictions of a number were off compared with the number. Labels of 0 cannot be compared
 * with and do not count.
 *
 * @param count of labels other than 0
 * @param sum of |prediction - label| / |label|
 */
public record RelativeErrors(long count, double sum) {
  private static final RelativeErrors NONE = new RelativeErrors(0, 0);

  /** Returns the sum over no predictions. */
  public static RelativeErrors none() {
    return NONE;
  }

  public RelativeErrors plus(RelativeErrors other) {
    return new RelativeErrors(count + other.count, sum + other.sum);
  }
}
