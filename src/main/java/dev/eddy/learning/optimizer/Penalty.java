package dev.eddy.learning.optimizer;

import java.io.Serializable;

/**
 * l1 |w| + l2 w^2 / 2 for each weight, as a flow: for a time tau the weight follows w' = -l2 w - l1
 * sign(w) and stays at 0 when it gets there, so |w(tau)| = max(0, (|w| + l1 / l2) e^(-l2 tau) - l1
 * / l2).
 *
 * <p>For l1 alone that is soft thresholding by l1 tau: truncated gradient (Langford, Li & Zhang
 * 2009, section 3.3, with theta infinite and K = 1) and FOBOS (Duchi & Singer 2009, equation 19).
 * For l2 alone it is decoupled weight decay (Loshchilov & Hutter 2019, algorithm 1) with e^(-l2
 * tau) in place of 1 - l2 tau. A flow may be taken in one piece or in many, which makes it exact
 * for coordinates that are looked at seldom, whatever the schedule.
 *
 * @param l1 at least 0 and at most 1e100
 * @param l2 at least 0 and at most 1e100
 */
public record Penalty(double l1, double l2) implements Serializable {
  private static final double STRENGTH_MAX = 1e100;
  private static final Penalty NONE = new Penalty(0, 0);

  /** e to minus so much of any weight is nothing. */
  private static final double EXPONENT_MAX = 1_000;

  public Penalty {
    requireStrength("l1", l1);
    requireStrength("l2", l2);
  }

  public static Penalty none() {
    return NONE;
  }

  public boolean isNone() {
    return l1 == 0 && l2 == 0;
  }

  /**
   * Returns what a weight becomes after some time.
   *
   * @param time tau, at least 0
   */
  double after(double weight, double time) {
    double exponent = l2 * time;
    if (exponent > EXPONENT_MAX) {
      return 0;
    }
    // (1 - e^-x) / x, so that l1 / l2 is nowhere formed: it has no bound.
    double share = exponent > 0 ? -StrictMath.expm1(-exponent) / exponent : 1;
    double size = Math.abs(weight) * StrictMath.exp(-exponent) - l1 * time * share;
    return size > 0 ? Math.copySign(size, weight) : 0;
  }

  private static void requireStrength(String name, double strength) {
    if (!(strength >= 0) || strength > STRENGTH_MAX) {
      throw new IllegalArgumentException(
          name + " must be at least 0 and at most 1e100, was " + strength);
    }
  }
}
