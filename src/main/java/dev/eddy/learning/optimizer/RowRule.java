package dev.eddy.learning.optimizer;

import dev.eddy.learning.loss.LossType;

/**
 * All that happens to one weight's row of theta: what the optimizer does with a gradient, and what
 * becomes of the row while its coordinate is not touched. A row that was not touched for any number
 * of steps is brought up to what the dense formula says, with a gradient of 0 in each of them, only
 * when somebody reads it.
 *
 * <p>A row is the weight, the optimizer's accumulators, then the number of the last step that it
 * knows of if its memory fades, then the time up to which its penalty is paid if there is one. A
 * row of zeros stands for one that was there before the first step.
 *
 * <p>Each step ends with the {@link Penalty} for the step's time, on the scale of the coordinate's
 * own rate. The intercept has the same columns and pays nothing.
 */
public final class RowRule {
  /** No weight that theta holds is larger; see {@code theta.Bounds}. */
  private static final double WEIGHT_MAX = 1e100;

  private final Optimizer optimizer;
  private final Fading fading;
  private final Penalty penalty;
  private final boolean hasPenalty;
  private final boolean isIntercept;
  private final boolean isPlain;

  private RowRule(Optimizer optimizer, Penalty penalty, boolean isIntercept) {
    this.optimizer = optimizer;
    this.penalty = penalty;
    this.isIntercept = isIntercept;
    fading = optimizer.fading();
    hasPenalty = !penalty.isNone();
    isPlain = !remembersStep() && !hasPenalty;
  }

  /** Returns the rule of an optimizer as it suits the loss. */
  public static RowRule of(OptimizerSettings settings, LossType loss) {
    // FTRL has its penalty in the formula.
    boolean isOwn = settings.type() == OptimizerType.FTRL;
    return new RowRule(settings.create(loss), isOwn ? Penalty.none() : settings.penalty(), false);
  }

  /** Returns the rule of rows that nothing but an optimizer decides on. */
  public static RowRule of(Optimizer optimizer) {
    return new RowRule(optimizer, Penalty.none(), false);
  }

  /** Returns the rule of the intercept's row, which has the same columns and pays no penalty. */
  public RowRule forIntercept() {
    return new RowRule(optimizer, penalty, true);
  }

  public Optimizer optimizer() {
    return optimizer;
  }

  /** Returns how many columns the row of one weight has. */
  public int width() {
    return timeColumn() + (hasPenalty ? 1 : 0);
  }

  /**
   * Whether a weight changes while nobody touches it, so that it is not what the dense formula says
   * before {@link #catchUp}. Whoever reads theta then needs whole rows.
   */
  public boolean isLazy() {
    return hasPenalty || fading.coastingStepsMax() > 0;
  }

  /** Whether several copies of a row can learn on their own and their changes be summed. */
  public boolean hasAdditiveRows() {
    return optimizer.hasAdditiveRows() && !hasPenalty;
  }

  /** Prepares a row of zeros whose weight alone was set. */
  public void begin(double[] rows, int at) {
    optimizer.begin(rows, at);
  }

  /** Brings a row up to what the dense formula says after the steps of {@code now}. */
  public void catchUp(double[] rows, int at, StepTotals now) {
    if (!isPlain) {
      catchUp(rows, at, now.stepCount(), now.rateSum());
    }
  }

  /**
   * Returns the next step.
   *
   * @param totals with the step's examples, but not with the step
   * @param exampleCount examples of the step, at least 1
   */
  public OptimizerStep next(StepTotals totals, int exampleCount) {
    double rate = optimizer.rate(totals, exampleCount);
    double start = totals.rateSum();
    double end = Math.min(start + optimizer.penaltyTime(rate, exampleCount), Double.MAX_VALUE);
    return new OptimizerStep(totals.stepCount() + 1, rate, exampleCount, start, end);
  }

  /**
   * Updates a row in place.
   *
   * @param rows weight at {@code at}, the other columns behind it
   * @param step what {@link #next} returned for this step
   * @param gradientSum sum of g over the step's examples
   * @param squareSum sum of g squared, per example
   * @param largestValue largest |x| of the step
   */
  public void update(
      double[] rows,
      int at,
      OptimizerStep step,
      double gradientSum,
      double squareSum,
      double largestValue) {
    if (isPlain) {
      optimizer.update(rows, at, step, gradientSum, squareSum, largestValue);
      return;
    }
    catchUp(rows, at, step.number() - 1, step.startTime());
    optimizer.update(rows, at, step, gradientSum, squareSum, largestValue);
    pay(rows, at, step.endTime() - step.startTime());
    remember(rows, at, step.number(), step.endTime());
  }

  private void catchUp(double[] rows, int at, long stepCount, double now) {
    double time = hasPenalty ? rows[at + timeColumn()] : now;
    if (remembersStep()) {
      long last = (long) rows[at + stepColumn()];
      if (last < stepCount) {
        time = coast(rows, at, last, stepCount, time);
      }
    }
    pay(rows, at, now - time);
    rows[at] = Math.max(-WEIGHT_MAX, Math.min(WEIGHT_MAX, rows[at]));
    remember(rows, at, stepCount, now);
  }

  /** Takes the steps after {@code last} and returns up to when the penalty is paid. */
  private double coast(double[] rows, int at, long last, long stepCount, double paid) {
    boolean isFree = !hasPenalty || isIntercept;
    if (isFree && fading.glide(rows, at, last + 1, stepCount)) {
      return paid;
    }
    double time = paid;
    long step = last;
    long end = Math.min(stepCount, last + fading.coastingStepsMax());
    while (step < end && isMoving(rows, at, step)) {
      step++;
      fading.coast(rows, at, step);
      if (!isFree) {
        double duration = fading.idleRate(step);
        pay(rows, at, duration);
        time += duration;
      }
    }
    fading.fade(rows, at, stepCount - step);
    return time;
  }

  /** Whether what the weight still moves by itself can change a bit of it. */
  private boolean isMoving(double[] rows, int at, long step) {
    double left = fading.pathLeft(rows, at, step);
    if (rows[at] == 0 && !isIntercept && left <= penalty.l1() * fading.idleRate(step)) {
      return false; // l1 holds it at 0.
    }
    return left > 0.5 * Math.ulp(rows[at]);
  }

  private void pay(double[] rows, int at, double duration) {
    if (hasPenalty && !isIntercept && duration > 0) {
      double time = Math.min(optimizer.relativeRate(rows, at) * duration, Double.MAX_VALUE);
      rows[at] = penalty.after(rows[at], time);
    }
  }

  private void remember(double[] rows, int at, long stepCount, double time) {
    if (remembersStep()) {
      rows[at + stepColumn()] = stepCount;
    }
    if (hasPenalty) {
      rows[at + timeColumn()] = time;
    }
  }

  private boolean remembersStep() {
    return fading != Fading.NONE;
  }

  private int stepColumn() {
    return 1 + optimizer.accumulatorCount();
  }

  private int timeColumn() {
    return stepColumn() + (remembersStep() ? 1 : 0);
  }
}
