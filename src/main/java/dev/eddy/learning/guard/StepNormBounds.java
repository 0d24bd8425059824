package dev.eddy.learning.guard;

import java.io.Serializable;

/**
 * How large the norm of a step may be, lest it is set aside. The norm is the largest, over the
 * step's examples, of max(1, |d loss / d margin|) * max |x|, the values as they were read.
 *
 * @param normMax the largest norm, infinite for no bound
 * @param growthMax how many times the largest norm of the steps before
 */
public record StepNormBounds(double normMax, double growthMax) implements Serializable {
  /** Examples that must have been trained before their norms are a measure for others. */
  static final long EXAMPLES_MIN = 1_000;

  private static final StepNormBounds NONE =
      new StepNormBounds(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  public StepNormBounds {
    requirePositive("normMax", normMax);
    requirePositive("growthMax", growthMax);
  }

  /** Returns bounds that let every finite step pass. */
  public static StepNormBounds none() {
    return NONE;
  }

  private static void requirePositive(String name, double bound) {
    if (!(bound > 0)) {
      throw new IllegalArgumentException(name + " must be above 0, was " + bound);
    }
  }
}
