package dev.eddy.learning.loss;

/**
 * Steps of examples that weigh more than one: what infinitely many infinitely small steps of the
 * same total importance would do (Karampatziakis & Langford 2011, section 3 and table 1). Learning
 * an example twice is the same as learning it once with importance 2, and no step overshoots.
 *
 * <p>With u = sum over i of r_i x_i^2, where r_i is a coordinate's rate, and d the number returned,
 * w_i -= d r_i x_i moves the margin by -d u. For h to 0, d is h times the derivative.
 */
final class Invariance {
  private static final int NEWTON_STEPS_MAX = 64;

  private Invariance() {}

  /** Returns the size of a step of slope 1 that ends where the slope does. */
  static double upTo(double distance, double importance, double rateNorm) {
    return importance * rateNorm <= distance ? importance : distance / rateNorm;
  }

  /**
   * Returns h (1 - exp(-t)) / t for t = h u: what is left of importance h under squared loss, whose
   * error decays as exp(-h u).
   */
  static double decayed(double importance, double rateNorm) {
    double t = importance * rateNorm;
    // Below it the quotient is 1 to the last bit but one, and 0 / 0 at 0.
    return t < 1e-15 ? importance : importance * (-StrictMath.expm1(-t) / t);
  }

  /**
   * Returns the way s that z goes from {@code start} in time t when z' = 1 / (1 + exp(z)): the root
   * of s + e^start (e^s - 1) = t.
   *
   * @param start from -1e60 to 1e60
   * @param t from 1e-12 to 1e300
   */
  static double logisticWay(double start, double t) {
    if (start > 40) {
      // s is far below e^start (e^s - 1) here, and e^start itself may be infinite.
      return StrictMath.log1p(StrictMath.exp(StrictMath.log(t) - start));
    }
    double e = StrictMath.exp(start);
    // Each term alone bounds s, the second without t / e where that may be infinite. From the right
    // side of the root Newton only falls.
    double bound = start < -37 ? StrictMath.log(t + e) - start : StrictMath.log1p(t / e);
    double s = Math.min(t, bound);
    for (int i = 0; i < NEWTON_STEPS_MAX; i++) {
      double growth = StrictMath.exp(start + s);
      // e^s alone may be infinite where e^start is next to nothing; for small s growth - e cancels.
      double grown = s < 1 ? e * StrictMath.expm1(s) : growth - e;
      double next = s - (s + grown - t) / (1 + growth);
      if (!(next < s)) {
        break; // What is left is rounding.
      }
      s = next;
    }
    return s;
  }
}
