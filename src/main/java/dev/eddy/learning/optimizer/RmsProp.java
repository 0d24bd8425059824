package dev.eddy.learning.optimizer;

/**
 * RMSProp (Tieleman & Hinton 2012, lecture 6e, slide 29) on the mean gradient g of a step: v = rho
 * v + (1 - rho) g^2, then w -= rate g / (sqrt(v) + epsilon). The lecture has no epsilon; it stands
 * outside the root, as in PyTorch (TensorFlow 1 has it inside). No momentum, not centered.
 *
 * <p>A row is weight, v. While there is no gradient v fades and the weight stays.
 */
final class RmsProp implements Optimizer, Fading {
  private final OptimizerSettings settings;
  private final double rho;

  RmsProp(OptimizerSettings settings) {
    this.settings = settings;
    rho = settings.moments().rho();
  }

  @Override
  public int accumulatorCount() {
    return 1;
  }

  @Override
  public double rate(StepTotals totals, int exampleCount) {
    return settings.rate(totals.stepCount() + 1);
  }

  @Override
  public double penaltyTime(double rate, int exampleCount) {
    return rate;
  }

  @Override
  public void update(
      double[] rows,
      int at,
      OptimizerStep step,
      double gradientSum,
      double squareSum,
      double largestValue) {
    double g = Adam.squarable(gradientSum / step.exampleCount());
    double square = rho * rows[at + 1] + (1 - rho) * g * g;
    rows[at + 1] = square;
    rows[at] -= step.rate() * g / (Math.sqrt(square) + settings.moments().epsilon());
  }

  @Override
  public Fading fading() {
    return this;
  }

  @Override
  public double idleRate(long step) {
    return settings.rate(step);
  }

  @Override
  public long coastingStepsMax() {
    return 0;
  }

  @Override
  public double pathLeft(double[] rows, int at, long step) {
    return 0;
  }

  @Override
  public void coast(double[] rows, int at, long step) {
    fade(rows, at, 1);
  }

  @Override
  public void fade(double[] rows, int at, long stepCount) {
    if (rows[at + 1] != 0) {
      rows[at + 1] *= StrictMath.pow(rho, (double) stepCount);
    }
  }
}
