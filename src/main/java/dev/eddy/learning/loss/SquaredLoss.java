package dev.eddy.learning.loss;

/** One half of the squared error: value (m - y)^2 / 2, derivative m - y. */
public final class SquaredLoss extends NumberLoss {

  @Override
  public double value(double margin, double label) {
    double error = margin - label;
    return 0.5 * error * error;
  }

  @Override
  public double derivative(double margin, double label) {
    return margin - label;
  }

  @Override
  public boolean hasBoundedDerivative() {
    return false;
  }

  /** The error decays: (m - y) (1 - exp(-h u)) / u. */
  @Override
  public double invariantStep(double margin, double label, double importance, double rateNorm) {
    return (margin - label) * Invariance.decayed(importance, rateNorm);
  }
}
