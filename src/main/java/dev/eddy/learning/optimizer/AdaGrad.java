package dev.eddy.learning.optimizer;

/**
 * AdaGrad (Duchi, Hazan & Singer 2011) on the sums of a step: G += max(sum of g^2, (sum of g)^2),
 * then w -= rate * (sum of g) / (sqrt(G) + 1e-10). With one example a step it is the paper's.
 *
 * <p>A step of many examples that agree would throw the weight far beyond what they ask for one by
 * one; with (sum of g)^2 below the root no weight moves by more than the rate in one step. And G
 * keeps it, because weights that are thrown to and fro agree step after step: without that memory
 * steps that grow with the stream would swing for ever.
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
    rows[at + 1] = squares(rows[at + 1], gradientSum, squareSum);
    rows[at] -= rate * gradientSum / (Math.sqrt(rows[at + 1]) + EPSILON);
  }

  /** Returns G after a step, finite whatever the step. */
  static double squares(double before, double gradientSum, double squareSum) {
    double step = Math.max(squareSum, gradientSum * gradientSum);
    return Math.min(before + step, Double.MAX_VALUE);
  }

  @Override
  public double scale(double[] rows, int at) {
    return 1;
  }
}
