package dev.eddy.learning.optimizer;

import dev.eddy.learning.loss.LossType;
import java.io.Serializable;

/**
 * Which optimizer, and how it is set.
 *
 * @param learningRate base rate, above 0 and at most 1e100
 */
public record OptimizerSettings(OptimizerType type, double learningRate) implements Serializable {
  private static final double LEARNING_RATE_MAX = 1e100;

  public OptimizerSettings {
    if (!(learningRate > 0) || learningRate > LEARNING_RATE_MAX) {
      throw new IllegalArgumentException(
          "learningRate must be above 0 and at most 1e100, was " + learningRate);
    }
  }

  /** Returns the optimizer of that name with its default rate for the loss. */
  public static OptimizerSettings of(OptimizerType type, LossType loss) {
    return new OptimizerSettings(type, type.defaultLearningRate(loss));
  }

  /** Returns a new optimizer as it suits the loss. */
  public Optimizer create(LossType loss) {
    return type.create(learningRate, loss);
  }
}
