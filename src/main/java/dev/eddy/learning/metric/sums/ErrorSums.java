package dev.eddy.learning.metric.sums;

/**
 * How far predictions of a number were off.
 *
 * @param squared sum of (prediction - label) squared
 * @param absolute sum of |prediction - label|
 */
public record ErrorSums(double squared, double absolute) {
  private static final ErrorSums NONE = new ErrorSums(0, 0);

  /** Returns the sums over no predictions. */
  public static ErrorSums none() {
    return NONE;
  }

  public ErrorSums plus(ErrorSums other) {
    return new ErrorSums(squared + other.squared, absolute + other.absolute);
  }
}
