package dev.eddy.learning.optimizer;

import java.io.Serializable;
import java.util.Locale;

/**
 * How the base rate changes with the step's number t, which counts from 1. It never grows.
 *
 * @param shape which formula
 * @param power of inverse scaling, above 0 and at most 10
 * @param decay of the exponential and the step schedule, above 0 and at most 1
 * @param period steps in which the rate decays once, at least 1
 */
public record Schedule(Shape shape, double power, double decay, int period)
    implements Serializable {
  private static final Schedule CONSTANT = of(Shape.CONSTANT);

  public Schedule {
    if (!(power > 0) || power > 10) {
      throw new IllegalArgumentException("power must be above 0 and at most 10, was " + power);
    }
    if (!(decay > 0) || decay > 1) {
      throw new IllegalArgumentException("decay must be above 0 and at most 1, was " + decay);
    }
    if (period < 1) {
      throw new IllegalArgumentException("period must be >= 1, was " + period);
    }
  }

  /** The formulas by the names that options use. */
  public enum Shape {
    /** 1. */
    CONSTANT,
    /** 1 / t^power. */
    INVERSE_SCALING,
    /** decay^((t - 1) / period). */
    EXPONENTIAL,
    /** decay^floor((t - 1) / period). */
    STEP;

    /** Returns the name that options use. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Returns a rate that stays as it is. */
  public static Schedule constant() {
    return CONSTANT;
  }

  /** Returns the shape with the numbers of those who name none: the root, or half in 1,000. */
  public static Schedule of(Shape shape) {
    return new Schedule(shape, 0.5, 0.5, 1_000);
  }

  public boolean isConstant() {
    return shape == Shape.CONSTANT;
  }

  /**
   * Returns what the base rate is multiplied by, from 0 to 1.
   *
   * @param step t, at least 1
   */
  public double factor(long step) {
    return switch (shape) {
      case CONSTANT -> 1;
      case INVERSE_SCALING ->
          power == 0.5 ? 1 / Math.sqrt((double) step) : StrictMath.pow((double) step, -power);
      case EXPONENTIAL -> StrictMath.pow(decay, (step - 1.0) / period);
      case STEP -> StrictMath.pow(decay, (double) Math.floorDiv(step - 1, period));
    };
  }
}
