package dev.eddy.learning.settings;

import java.io.Serializable;

/**
 * What theta consists of.
 *
 * @param bits theta has 2^bits coordinates for features and one for the intercept
 * @param hasIntercept whether the kernel gives every example the feature {@link #intercept} with
 *     value 1; parsers never do
 */
public record ModelSettings(ModelType type, int bits, boolean hasIntercept)
    implements Serializable {

  public ModelSettings {
    if (bits < 1 || bits > 28) {
      throw new IllegalArgumentException("bits must be in 1 to 28, was " + bits);
    }
  }

  /** Returns a linear model. */
  public static ModelSettings linear(int bits, boolean hasIntercept) {
    return new ModelSettings(ModelType.LINEAR, bits, hasIntercept);
  }

  /** Returns the number of coordinates of theta, the intercept's included. */
  public int dimension() {
    return (1 << bits) + 1;
  }

  /** Returns the coordinate of the intercept: the last one, which no feature can have. */
  public int intercept() {
    return 1 << bits;
  }

  /** Whether weights start from {@link #initialWeight} instead of 0. */
  public boolean hasInitialWeights() {
    return false;
  }

  /** Returns the j-th weight of a coordinate that nothing has touched. */
  public double initialWeight(int coordinate, int j) {
    return 0;
  }

  /** Returns how many weights each coordinate has. */
  public int weightCount() {
    return 1;
  }
}
