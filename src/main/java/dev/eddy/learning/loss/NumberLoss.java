package dev.eddy.learning.loss;

/** What losses of numbers have in common: the margin is the prediction, in the label's unit. */
abstract class NumberLoss implements Loss {
  /** Labels beyond it have squares that sums of a stream could not hold. */
  static final double LABEL_MAX = 1e60;

  @Override
  public double prediction(double margin) {
    return margin;
  }

  @Override
  public boolean hasBoundedDerivative() {
    return true;
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
