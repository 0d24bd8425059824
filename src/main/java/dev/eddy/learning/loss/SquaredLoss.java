package dev.eddy.learning.loss;

/** One half of the squared error: value (m - y)^2 / 2, derivative m - y. */
public final class SquaredLoss implements Loss {
  /** Labels beyond it have squares that sums of a stream could not hold. */
  private static final double LABEL_MAX = 1e60;

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
  public double prediction(double margin) {
    return margin;
  }

  @Override
  public boolean hasBoundedDerivative() {
    return false;
  }

  @Override
  public Task task() {
    return Task.REGRESSION;
  }

  @Override
  public boolean isLabel(double raw) {
    return Math.abs(raw) <= LABEL_MAX;
  }

  @Override
  public String labelRule() {
    return "a number from -1e60 to 1e60";
  }

  @Override
  public double labelOf(double raw) {
    return raw;
  }

  @Override
  public double unitSquare(double label) {
    return label * label;
  }
}
