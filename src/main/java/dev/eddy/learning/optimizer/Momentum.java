package dev.eddy.learning.optimizer;

/**
 * Momentum on the mean gradient g of a step, in the convention where the rate stands before the
 * velocity: v = mu v + g, then w -= rate v (heavy ball: Polyak 1964; Sutskever et al. 2013,
 * equations 1 and 2, with v there being -rate v here), or w -= rate (g + mu v) (Nesterov's, in the
 * form that evaluates the gradient at w itself: Bengio, Boulanger-Lewandowski & Pascanu 2013,
 * equation 7). PyTorch has the same convention without dampening; with a constant rate Keras and
 * Sutskever's give the same numbers.
 *
 * <p>A row is weight, v.
 */
final class Momentum implements Optimizer, Fading {
  private final OptimizerSettings settings;
  private final double mu;
  private final boolean isNesterov;
  private final long coastingStepsMax;

  Momentum(OptimizerSettings settings, boolean isNesterov) {
    this.settings = settings;
    this.isNesterov = isNesterov;
    mu = settings.moments().momentum();
    coastingStepsMax = Fading.stepsUntilNothing(mu);
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
    double g = gradientSum / step.exampleCount();
    double velocity = mu * rows[at + 1] + g;
    rows[at + 1] = velocity;
    rows[at] -= step.rate() * (isNesterov ? g + mu * velocity : velocity);
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
    return coastingStepsMax;
  }

  @Override
  public double pathLeft(double[] rows, int at, long step) {
    double velocity = Math.abs(rows[at + 1]);
    return velocity == 0 ? 0 : settings.rate(step) * lead() * velocity * (mu / (1 - mu));
  }

  @Override
  public void coast(double[] rows, int at, long step) {
    rows[at + 1] *= mu;
    rows[at] -= settings.rate(step) * lead() * rows[at + 1];
  }

  @Override
  public void fade(double[] rows, int at, long stepCount) {
    if (rows[at + 1] != 0) {
      rows[at + 1] *= StrictMath.pow(mu, (double) stepCount);
    }
  }

  @Override
  public boolean glide(double[] rows, int at, long first, long last) {
    if (!settings.schedule().isConstant()) {
      return false;
    }
    double velocity = rows[at + 1];
    if (velocity != 0) {
      double power = StrictMath.pow(mu, last - first + 1.0);
      // mu + mu^2 + ... + mu^n.
      double sum = mu * (1 - power) / (1 - mu);
      rows[at] -= settings.learningRate() * lead() * velocity * sum;
      rows[at + 1] = velocity * power;
    }
    return true;
  }

  /** What stands before v when there is no gradient. */
  private double lead() {
    return isNesterov ? mu : 1;
  }
}
