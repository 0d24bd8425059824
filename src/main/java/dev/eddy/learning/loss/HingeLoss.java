package dev.eddy.learning.loss;

/**
 * The loss of support vector machines (Cortes & Vapnik 1995), with y = -1 or 1: value max(0, 1 - y
 * m), derivative -y where y m < 1 and 0 elsewhere, at the kink too.
 */
public final class HingeLoss extends ClassLoss {

  @Override
  public double value(double margin, double label) {
    return Math.max(0, 1 - sign(label) * margin);
  }

  @Override
  public double derivative(double margin, double label) {
    double y = sign(label);
    return y * margin < 1 ? -y : 0;
  }

  /** Returns the margin itself, which is no probability. */
  @Override
  public double prediction(double margin) {
    return margin;
  }

  /** The kink is reached in one step or not at all: min(h, (1 - y m) / u). */
  @Override
  public double invariantStep(double margin, double label, double importance, double rateNorm) {
    double y = sign(label);
    double distance = 1 - y * margin;
    return distance <= 0 ? 0 : -y * Invariance.upTo(distance, importance, rateNorm);
  }
}
