package dev.eddy.learning.loss;

/** What losses of two classes have in common: labels 0 and 1, a margin that is a pure number. */
abstract class ClassLoss implements Loss {

  @Override
  public boolean hasBoundedDerivative() {
    return true;
  }

  @Override
  public Task task() {
    return Task.BINARY;
  }

  @Override
  public boolean isLabel(double raw) {
    return raw == 0 || raw == 1 || raw == -1;
  }

  @Override
  public String labelRule() {
    return "0, 1 or -1";
  }

  @Override
  public double labelOf(double raw) {
    return raw > 0 ? 1 : 0;
  }

  @Override
  public double unitSquare(double label) {
    return 1;
  }

  /** Returns -1 for the label 0, and 1 for 1. */
  static double sign(double label) {
    return label == 0 ? -1 : 1;
  }
}
