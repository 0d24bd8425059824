package dev.eddy.learning.loss;

import java.io.Serializable;
import java.util.List;

/**
 * Which loss, with its parameter.
 *
 * @param parameter of losses that have one, NaN for others
 * @param classWeights how often an example of each class counts for training, from class 0 on;
 *     empty for once. They multiply gradients, never the loss that metrics report
 */
public record LossSettings(LossType type, double parameter, List<Double> classWeights)
    implements Serializable {
  private static final double CLASS_WEIGHT_MAX = 1e6;

  public LossSettings {
    if (type.hasParameter() ? !type.isParameter(parameter) : !Double.isNaN(parameter)) {
      throw new IllegalArgumentException(
          type.hasParameter()
              ? "parameter of %s must be above 0 and below %s, was %s"
                  .formatted(type, type.parameterLimit(), parameter)
              : "parameter must be absent for %s, was %s".formatted(type, parameter));
    }
    classWeights = List.copyOf(classWeights);
    if (!classWeights.isEmpty() && type.task() == Task.REGRESSION) {
      throw new IllegalArgumentException(
          "classWeights must be absent for %s, were %s".formatted(type, classWeights));
    }
    for (double weight : classWeights) {
      if (!isClassWeight(weight)) {
        throw new IllegalArgumentException(
            "classWeights must be above 0 and at most 1e6, was " + weight);
      }
    }
  }

  /** Returns the loss of that name with the parameter of those who name none. */
  public static LossSettings of(LossType type) {
    return new LossSettings(type, type.defaultParameter(), List.of());
  }

  /** Returns these settings with another parameter. */
  public LossSettings withParameter(double other) {
    return new LossSettings(type, other, classWeights);
  }

  /** Returns these settings with weights of the classes 0, 1, ... */
  public LossSettings withClassWeights(List<Double> others) {
    return new LossSettings(type, parameter, others);
  }

  /** Returns a new loss of these settings. */
  public Loss create() {
    return type.create(parameter);
  }

  /** Whether a class may have this weight. */
  public static boolean isClassWeight(double weight) {
    return weight > 0 && weight <= CLASS_WEIGHT_MAX;
  }

  /** Returns the weight of each class as an array, empty where all count once. */
  public double[] classWeightArray() {
    return classWeights.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
