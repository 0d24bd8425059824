package dev.eddy.learning.settings;

import java.io.Serializable;

/**
 * What theta consists of.
 *
 * @param bits theta has 2^bits coordinates for features and one for the intercept
 * @param hasIntercept whether the kernel gives every example the feature {@link #intercept} with
 *     value 1; parsers never do
 * @param classCount number of classes of models of many classes, else 0
 * @param factors of a factorization machine
 */
public record ModelSettings(
    ModelType type, int bits, boolean hasIntercept, int classCount, Factors factors)
    implements Serializable {
  private static final int CLASS_COUNT_MAX = 1000;

  public ModelSettings {
    if (bits < 1 || bits > 28) {
      throw new IllegalArgumentException("bits must be in 1 to 28, was " + bits);
    }
    if (type.isMulticlass() && (classCount < 2 || classCount > CLASS_COUNT_MAX)) {
      throw new IllegalArgumentException("classCount must be in 2 to 1000, was " + classCount);
    }
    if (!type.isMulticlass() && classCount != 0) {
      throw new IllegalArgumentException(
          "classCount must be 0 for the model " + type + ", was " + classCount);
    }
    if ((type == ModelType.FM) != (factors.count() > 0)) {
      throw new IllegalArgumentException(
          "factors must be there for fm alone, were %d for %s".formatted(factors.count(), type));
    }
    int weightCount = weightCount(type, classCount, factors);
    if (((1L << bits) + 1) * weightCount > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "bits must leave room for the %d weights of each coordinate in 2^31, was %d"
              .formatted(weightCount, bits));
    }
  }

  /** Returns a linear model. */
  public static ModelSettings linear(int bits, boolean hasIntercept) {
    return new ModelSettings(ModelType.LINEAR, bits, hasIntercept, 0, Factors.none());
  }

  /** Returns a model of many classes. */
  public static ModelSettings ofClasses(
      ModelType type, int bits, boolean hasIntercept, int classCount) {
    return new ModelSettings(type, bits, hasIntercept, classCount, Factors.none());
  }

  /** Returns a factorization machine. */
  public static ModelSettings fm(int bits, boolean hasIntercept, Factors factors) {
    return new ModelSettings(ModelType.FM, bits, hasIntercept, 0, factors);
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
    return factors.count() > 0;
  }

  /** Returns the j-th weight of a coordinate that nothing has touched. */
  public double initialWeight(int coordinate, int j) {
    // The intercept takes no part in products, so its factors stay 0.
    return j == 0 || coordinate == intercept() ? 0 : factors.initial(coordinate, j);
  }

  /** Returns how many weights each coordinate has: one a class, or one and the factors. */
  public int weightCount() {
    return weightCount(type, classCount, factors);
  }

  private static int weightCount(ModelType type, int classCount, Factors factors) {
    return type.isMulticlass() ? classCount : 1 + factors.count();
  }
}
