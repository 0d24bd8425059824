package dev.eddy.learning.optimizer;

import java.util.Arrays;

/**
 * Adam (Kingma & Ba 2015, algorithm 1) on the mean gradient g of a step: m = beta1 m + (1 - beta1)
 * g; v = beta2 v + (1 - beta2) g^2; w -= rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) +
 * epsilon), so epsilon stands outside the root of the corrected v.
 *
 * <p>AMSGrad (Reddi, Kale & Kumar 2018, algorithm 2) puts the largest v so far in v's place. The
 * paper corrects no bias; here both are corrected, and the maximum is taken of v before that, as in
 * PyTorch and Keras (Optax takes it after).
 *
 * <p>A row is weight, m, v and for AMSGrad the largest v. Not thread-safe: it grows tables of
 * powers.
 */
final class Adam implements Optimizer, Fading {
  /** The square of a larger gradient would have no room for its sums. */
  private static final double SQUARABLE_MAX = 1e150;

  private final OptimizerSettings settings;
  private final boolean isMaximal;
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double ratio;
  private final long coastingStepsMax;
  private final Powers powers1;
  private final Powers powers2;

  Adam(OptimizerSettings settings, boolean isMaximal) {
    this.settings = settings;
    this.isMaximal = isMaximal;
    beta1 = settings.moments().beta1();
    beta2 = settings.moments().beta2();
    epsilon = settings.moments().epsilon();
    // By so much a step without a gradient is smaller than the one before, once t is large.
    ratio = isMaximal || beta1 == 0 ? beta1 : beta1 / Math.sqrt(beta2);
    coastingStepsMax = Fading.stepsUntilNothing(ratio);
    powers1 = new Powers(beta1);
    powers2 = new Powers(beta2);
  }

  /** Returns the gradient, or the nearest one whose square is a finite number. */
  static double squarable(double g) {
    return Math.max(-SQUARABLE_MAX, Math.min(SQUARABLE_MAX, g));
  }

  @Override
  public int accumulatorCount() {
    return isMaximal ? 3 : 2;
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
    double g = squarable(gradientSum / step.exampleCount());
    rows[at + 1] = beta1 * rows[at + 1] + (1 - beta1) * g;
    rows[at + 2] = beta2 * rows[at + 2] + (1 - beta2) * g * g;
    if (isMaximal) {
      rows[at + 3] = Math.max(rows[at + 3], rows[at + 2]);
    }
    move(rows, at, step.rate(), step.number());
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
    if (rows[at + 1] == 0) {
      return 0;
    }
    // Corrections shrink with t, so this step's bounds all that come. Nor is v above the corrected.
    double mean = Math.abs(rows[at + 1]) / (1 - powers1.of(step));
    double byRoot = ratio / (1 - ratio) / root(rows, at);
    double byEpsilon = beta1 / (1 - beta1) / epsilon;
    return settings.rate(step) * mean * Math.min(byRoot, byEpsilon);
  }

  @Override
  public void coast(double[] rows, int at, long step) {
    rows[at + 1] *= beta1;
    rows[at + 2] *= beta2;
    move(rows, at, settings.rate(step), step);
  }

  @Override
  public void fade(double[] rows, int at, long stepCount) {
    if (rows[at + 1] != 0 || rows[at + 2] != 0) {
      rows[at + 1] *= powers1.of(stepCount);
      rows[at + 2] *= powers2.of(stepCount);
    }
  }

  private void move(double[] rows, int at, double rate, long step) {
    double mean = rows[at + 1] / (1 - powers1.of(step));
    double root = root(rows, at) / Math.sqrt(1 - powers2.of(step));
    rows[at] -= rate * mean / (root + epsilon);
  }

  private double root(double[] rows, int at) {
    return Math.sqrt(rows[at + (isMaximal ? 3 : 2)]);
  }

  /** Powers of one number: 1 - beta^t is asked for with every weight. */
  private static final class Powers {
    private static final int KEPT_MAX = 1 << 16;

    private final double base;
    private double[] kept = {1};

    Powers(double base) {
      this.base = base;
    }

    /** Returns base^exponent: the same bits whatever was asked for before. */
    double of(long exponent) {
      if (exponent >= KEPT_MAX) {
        return StrictMath.pow(base, (double) exponent);
      }
      if (exponent >= kept.length) {
        keep((int) exponent);
      }
      return kept[(int) exponent];
    }

    private void keep(int exponent) {
      int count = kept.length;
      kept = Arrays.copyOf(kept, Math.max(2 * count, exponent + 1));
      for (int i = count; i < kept.length; i++) {
        kept[i] = StrictMath.pow(base, i);
      }
    }
  }
}
