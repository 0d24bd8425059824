package dev.eddy.format.bytes;

/**
 * The range of feature values: that of a float, so that products of several of them stay finite in
 * doubles, even after the values of a repeated feature were added up.
 */
public final class Magnitude {
  /** Above this a number is rejected: its square, and the square of that, is finite. */
  public static final double MAX = 1e38;

  /** Below this a value counts as 0: the inverse of its square would not be finite for long. */
  public static final double MIN = 1e-38;

  private Magnitude() {}

  /** Returns whether the number is finite and at most {@link #MAX}, whatever its sign. */
  public static boolean isAdmitted(double number) {
    return Math.abs(number) <= MAX;
  }

  /** Returns the number, or 0 when it is nearer to 0 than {@link #MIN}. */
  public static double settled(double number) {
    return Math.abs(number) < MIN ? 0 : number;
  }

  /** Returns what the number broke, for a reason. */
  public static String rule(double number) {
    return Math.abs(number) > MAX && Math.abs(number) <= Double.MAX_VALUE
        ? "at most 1e38 in magnitude"
        : "a finite number";
  }
}
