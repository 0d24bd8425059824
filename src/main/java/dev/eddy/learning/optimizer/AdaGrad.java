package dev.eddy.learning.optimizer;

/**
 * AdaGrad (Duchi, Hazan & Singer 2011) on the sums of a step: G += sum of g^2, then w -= rate *
 * (sum of g) / (sqrt(G) + 1e-10). G is what it would be had the examples come one by one.
 *
 * <p>A step of many examples that agree would throw the weight far beyond what they ask for one by
 * one, so the root is taken of at least (sum of g)^2: no weight moves by more than the rate in one
 * step. With one example a step that changes nothing.
 *
 * <p>A row is weight, G.
 */
public final class AdaGrad implements Optimizer {
  /** Added to the root, so that a gradient of 0 moves nothing; far below any real gradient. */
  static final double EPSILON = 1e-10;

  private final double learningRate;

  public AdaGrad(double learningRate) {
    this.learningRate = learningRate;
  }

  @Override
  public int accumulatorCount() {
    return 1;
  }

  @Override
  public boolean needsSquares() {
    return true;
  }

  @Override
  public boolean needsScales() {
    return false;
  }

  @Override
  public double rate(StepTotals totals, int exampleCount) {
    return learningRate;
  }

  @Override
  public void update(
      double[] rows,
      int at,
      double rate,
      double gradientSum,
      double squareSum,
      double largestValue) {
    double before = rows[at + 1];
    rows[at + 1] = before + squareSum;
    double root = Math.sqrt(before + Math.max(squareSum, gradientSum * gradientSum));
    rows[at] -= rate * gradientSum / (root + EPSILON);
  }

  @Override
  public double scale(double[] rows, int at) {
    return 1;
  }
}
