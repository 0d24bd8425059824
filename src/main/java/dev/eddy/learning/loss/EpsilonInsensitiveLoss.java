package dev.eddy.learning.loss;

/**
 * The loss of support vector regression (Drucker et al. 1997), with e = m - y: value max(0, |e| -
 * epsilon), derivative the sign of e where |e| > epsilon and 0 elsewhere.
 */
public final class EpsilonInsensitiveLoss extends NumberLoss {
  private final double epsilon;

  /**
   * Makes a loss.
   *
   * @param epsilon above 0, in the label's unit
   */
  public EpsilonInsensitiveLoss(double epsilon) {
    this.epsilon = epsilon;
  }

  @Override
  public double value(double margin, double label) {
    return Math.max(0, Math.abs(margin - label) - epsilon);
  }

  @Override
  public double derivative(double margin, double label) {
    double error = margin - label;
    return Math.abs(error) > epsilon ? Math.signum(error) : 0;
  }

  /** The edge of the tube is reached in one step or not at all. */
  @Override
  public double invariantStep(double margin, double label, double importance, double rateNorm) {
    double distance = Math.abs(margin - label) - epsilon;
    return distance <= 0
        ? 0
        : Math.signum(margin - label) * Invariance.upTo(distance, importance, rateNorm);
  }
}
