package dev.eddy.learning.loss;

/**
 * The pinball loss, least at the label's tau-quantile (Koenker & Bassett 1978), with e = y - m:
 * value tau e where e >= 0, else (tau - 1) e; derivative -tau where e > 0, 1 - tau where e < 0 and
 * 0 at the kink.
 */
public final class QuantileLoss extends NumberLoss {
  private final double tau;

  /**
   * Makes a loss.
   *
   * @param tau above 0 and below 1
   */
  public QuantileLoss(double tau) {
    this.tau = tau;
  }

  @Override
  public double value(double margin, double label) {
    double error = label - margin;
    return error >= 0 ? tau * error : (tau - 1) * error;
  }

  @Override
  public double derivative(double margin, double label) {
    if (label == margin) {
      return 0;
    }
    return label > margin ? -tau : 1 - tau;
  }

  /** The label is reached in one step or not at all. */
  @Override
  public double invariantStep(double margin, double label, double importance, double rateNorm) {
    double slope = derivative(margin, label);
    if (slope == 0) {
      return 0;
    }
    double distance = Math.abs(label - margin);
    return Math.signum(slope) * Invariance.upTo(distance, Math.abs(slope) * importance, rateNorm);
  }
}
