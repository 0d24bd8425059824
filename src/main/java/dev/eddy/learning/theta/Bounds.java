package dev.eddy.learning.theta;

/**
 * Keeps every number that a finite input can lead to finite, by bounds that no measurement comes
 * near: |x| is 0 or from 1e-40 to 1e40, margins and labels lie within 1e60, weights within 1e100.
 * So a gradient lies within 2e100, its square within 4e200, and sums of 1e50 of them are finite.
 *
 * <p>By comparisons: {@link Math#max} and {@link Math#min}, which care for signed zeros, took as
 * long as the whole of an optimizer's step.
 */
public final class Bounds {
  private static final double VALUE_MIN = 1e-40;
  private static final double VALUE_MAX = 1e40;
  private static final double MARGIN_MAX = 1e60;
  private static final double WEIGHT_MAX = 1e100;

  private Bounds() {}

  /** Returns the value within bounds; what is too small or no number counts as absent. */
  public static double value(double x) {
    double size = Math.abs(x);
    if (!(size >= VALUE_MIN)) {
      return 0;
    }
    return size <= VALUE_MAX ? x : Math.copySign(VALUE_MAX, x);
  }

  /** Returns the margin or label within bounds. */
  public static double margin(double m) {
    return within(m, MARGIN_MAX);
  }

  /** Returns the gradient within the bounds of a weight: one that has weights in it needs them. */
  public static double gradient(double g) {
    return weight(g);
  }

  /** Returns the weight within bounds. */
  public static double weight(double w) {
    return within(w, WEIGHT_MAX);
  }

  /** Returns the sum of accumulators within bounds: finite. */
  public static double sum(double a) {
    return within(a, Double.MAX_VALUE);
  }

  private static double within(double x, double max) {
    if (x > max) {
      return max;
    }
    return x < -max ? -max : x;
  }
}
