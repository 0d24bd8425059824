package dev.eddy.learning.optimizer;

/**
 * Stochastic gradient descent by the mean gradient of a step: w -= rate * (sum of g) / examples.
 * With one example a step it is the textbook's.
 */
public final class Sgd implements Optimizer {
  private final OptimizerSettings settings;

  public Sgd(OptimizerSettings settings) {
    this.settings = settings;
  }

  @Override
  public int accumulatorCount() {
    return 0;
  }

  @Override
  public double rate(StepTotals totals, int exampleCount) {
    return settings.rate(totals.stepCount() + 1) / exampleCount;
  }

  @Override
  public void update(
      double[] rows,
      int at,
      OptimizerStep step,
      double gradientSum,
      double squareSum,
      double largestValue) {
    rows[at] -= step.rate() * gradientSum;
  }

  @Override
  public boolean hasAdditiveRows() {
    return true;
  }
}
