package dev.eddy.learning.optimizer;

/**
 * AdaGrad (Duchi, Hazan & Singer 2011) on the sums of a step: G += sum of g^2, then w -= rate *
 * (sum of g) / (sqrt(G) + 1e-10), with a {@link StepBound}. With one example a step it is the
 * paper's.
 *
 * <p>A row is weight, G.
 */
public final class AdaGrad implements Optimizer {
  /** Added to the root, so that a gradient of 0 moves nothing; far below any real gradient. */
  static final double EPSILON = 1e-10;

  private final OptimizerSettings settings;
  private final StepBound bound;

  public AdaGrad(OptimizerSettings settings, StepBound bound) {
    this.settings = settings;
    this.bound = bound;
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
  public double rate(StepTotals totals, int exampleCount) {
    return settings.rate(totals.stepCount() + 1);
  }

  @Override
  public void update(
      double[] rows,
      int at,
      OptimizerStep step,
      double gradientSum,
      double squareSum,
      double largestValue) {
    double before = rows[at + 1];
    rows[at + 1] = bound.squares(before, gradientSum, squareSum);
    double root = Math.sqrt(bound.underRoot(before, gradientSum, squareSum));
    rows[at] -= step.rate() * gradientSum / (root + EPSILON);
  }

  @Override
  public boolean hasAdditiveRows() {
    return true;
  }

  @Override
  public int squaresAccumulator() {
    return 0;
  }

  @Override
  public double relativeRate(double[] rows, int at) {
    double root = Math.sqrt(rows[at + 1]);
    return root > 0 ? 1 / (root + EPSILON) : 0;
  }
}
