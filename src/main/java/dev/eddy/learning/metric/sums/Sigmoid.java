package dev.eddy.learning.metric.sums;

/**
 * The logistic function 1 / (1 + exp(-m)) by a table of the bins of {@link ScoreHistogram} and a
 * Taylor series within a bin. By additions and multiplications alone, so the bits are the same
 * everywhere; an exponential per example would cost five times as much.
 */
public final class Sigmoid {
  private static final double[] MIDDLES = middles();

  private Sigmoid() {}

  /** Returns the value at the middle of a bin; within the bin the value is at most 1/1024 off. */
  public static double ofBin(int bin) {
    return MIDDLES[bin];
  }

  /**
   * Returns the value at a margin, off by less than 2e-15.
   *
   * @param bin of the margin
   */
  public static double of(double margin, int bin) {
    double distance = margin - ScoreHistogram.middleOf(bin);
    if (!(Math.abs(distance) <= ScoreHistogram.WIDTH)) {
      return exact(margin); // In an outermost bin, and beyond it.
    }
    // Five derivatives by s alone: s' = s (1 - s), and so on. The sixth term is below 1e-17.
    double s = MIDDLES[bin];
    double first = s * (1 - s);
    double second = first * (1 - 2 * s);
    double third = first * (1 - 6 * first);
    double fourth = second * (1 - 12 * first);
    double fifth = first * (1 - first * (30 - 120 * first));
    double d = distance;
    return s
        + d
            * (first
                + d
                    * (second * 0.5
                        + d
                            * (third * (1.0 / 6)
                                + d * (fourth * (1.0 / 24) + d * (fifth * (1.0 / 120))))));
  }

  private static double exact(double margin) {
    double decay = StrictMath.exp(-Math.abs(margin));
    return (margin >= 0 ? 1 : decay) / (1 + decay);
  }

  private static double[] middles() {
    double[] middles = new double[ScoreHistogram.BIN_COUNT];
    for (int bin = 0; bin < middles.length; bin++) {
      middles[bin] = exact(ScoreHistogram.middleOf(bin));
    }
    return middles;
  }
}
