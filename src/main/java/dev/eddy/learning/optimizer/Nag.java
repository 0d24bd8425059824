package dev.eddy.learning.optimizer;

/**
 * Normalized adaptive gradient (Ross, Mineiro & Langford 2013, algorithm 2) on the sums of a step,
 * so that features of any scale just work: s is the largest |x| of a coordinate so far, and a
 * larger one shrinks the weight, w *= s / |x|; G += sum of g^2; N += sum of x^2 / s^2 over all
 * coordinates; w -= rate * sqrt(t / N) * (sum of g) / (s * sqrt(G)). With one example a step it is
 * the paper's; within a larger one each shard counts N by the scales that it knows so far, and s is
 * the largest of all shards.
 *
 * <p>The paper's rate is a distance in units of the margin. Where those are the label's (squared
 * loss), the rate counts in root mean squares of the labels so far: sqrt(sum of y^2 / N) in place
 * of sqrt(t / N). Otherwise labels near 200 would need hundreds of steps of .5 to be reached at
 * all.
 *
 * <p>Steps have a {@link StepBound}. A row is weight, G, s.
 */
public final class Nag implements Optimizer {
  private final OptimizerSettings settings;
  private final StepBound bound;

  public Nag(OptimizerSettings settings, StepBound bound) {
    this.settings = settings;
    this.bound = bound;
  }

  @Override
  public int accumulatorCount() {
    return 2;
  }

  @Override
  public boolean needsSquares() {
    return true;
  }

  @Override
  public boolean needsScales() {
    return true;
  }

  @Override
  public double rate(StepTotals totals, int exampleCount) {
    if (totals.normalizer() == 0) {
      return 0; // No feature had a value yet, so no gradient is above 0.
    }
    return settings.rate(totals.stepCount() + 1)
        * Math.sqrt(totals.unitSquares() / totals.normalizer());
  }

  @Override
  public void update(
      double[] rows,
      int at,
      OptimizerStep step,
      double gradientSum,
      double squareSum,
      double largestValue) {
    double scale = rows[at + 2];
    if (largestValue > scale) {
      rows[at] *= shrinkage(scale, largestValue);
      scale = largestValue;
      rows[at + 2] = scale;
    }
    double before = rows[at + 1];
    rows[at + 1] = bound.squares(before, gradientSum, squareSum);
    double underRoot = bound.underRoot(before, gradientSum, squareSum);
    // Nothing squared is no gradient, or one so small that its square is 0: it moves nothing.
    if (underRoot > 0) {
      rows[at] -= step.rate() * gradientSum / (scale * Math.sqrt(underRoot));
    }
  }

  /**
   * Returns what a weight is multiplied by when the largest |x| grows. Before the first value a
   * weight is 0, or where it starts from: that is meant for a value of 1.
   *
   * @param scale the largest |x| so far
   * @param size a larger one
   */
  public static double shrinkage(double scale, double size) {
    return scale == 0 ? 1 / size : scale / size;
  }

  @Override
  public boolean hasAdditiveRows() {
    return true;
  }

  @Override
  public boolean isMaximum(int accumulator) {
    return accumulator == 1;
  }

  @Override
  public int squaresAccumulator() {
    return 0;
  }

  @Override
  public double relativeRate(double[] rows, int at) {
    double divisor = rows[at + 2] * Math.sqrt(rows[at + 1]);
    return divisor > 0 ? Math.min(1 / divisor, Double.MAX_VALUE) : 0;
  }

  @Override
  public double scale(double[] rows, int at) {
    return rows[at + 2];
  }
}
