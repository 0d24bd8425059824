package dev.eddy.learning.descent;

import dev.eddy.learning.optimizer.Optimizer;
import dev.eddy.learning.optimizer.OptimizerStep;
import dev.eddy.learning.optimizer.StepTotals;

/**
 * What a descent keeps in the row of a weight: the weight is the point at which workers compute
 * next. Its steps are of all rows together and {@link Descent} takes them.
 */
public final class DescentColumns implements Optimizer {
  /** The point at which workers compute: the weight itself. */
  static final int TRIAL = 0;

  /** The best point so far. */
  static final int POINT = 1;

  /** The gradient there, without l1. */
  static final int GRADIENT = 2;

  static final int DIRECTION = 3;

  /** The inverse of what the first pass told of the coordinate's curvature. */
  static final int SCALE = 4;

  private static final int FIRST_PAIR = 5;

  private final int memory;

  public DescentColumns(DescentSettings settings) {
    memory = settings.memory();
  }

  /** Returns the column of the remembered difference of points. */
  static int pointChange(int pair) {
    return FIRST_PAIR + 2 * pair;
  }

  /** Returns the column of the remembered difference of gradients. */
  static int gradientChange(int pair) {
    return FIRST_PAIR + 2 * pair + 1;
  }

  @Override
  public int accumulatorCount() {
    return FIRST_PAIR + 2 * memory - 1;
  }

  @Override
  public boolean needsSquares() {
    return true;
  }

  @Override
  public double rate(StepTotals totals, int exampleCount) {
    throw stepsOfAllRows();
  }

  @Override
  public void update(
      double[] rows,
      int at,
      OptimizerStep step,
      double gradientSum,
      double squareSum,
      double largestValue) {
    throw stepsOfAllRows();
  }

  @Override
  public double relativeRate(double[] rows, int at) {
    throw stepsOfAllRows();
  }

  private static IllegalStateException stepsOfAllRows() {
    return new IllegalStateException("steps of a descent must be of all rows together");
  }
}
