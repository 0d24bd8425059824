package dev.eddy.learning.loss;

/**
 * Squared near the label, absolute beyond delta (Huber 1964), with e = m - y: value e^2 / 2 where
 * |e| <= delta, else delta (|e| - delta / 2); derivative e, held within -delta and delta.
 */
public final class HuberLoss extends NumberLoss {
  private final double delta;

  /**
   * Makes a loss.
   *
   * @param delta above 0, in the label's unit
   */
  public HuberLoss(double delta) {
    this.delta = delta;
  }

  @Override
  public double value(double margin, double label) {
    double error = Math.abs(margin - label);
    return error <= delta ? 0.5 * error * error : delta * (error - 0.5 * delta);
  }

  @Override
  public double derivative(double margin, double label) {
    return Math.max(-delta, Math.min(delta, margin - label));
  }
}
