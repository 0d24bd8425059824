package dev.eddy.learning.model;

import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.Optimizer;
import dev.eddy.learning.optimizer.OptimizerType;
import java.io.Serializable;

/**
 * What is learned and how. All but the learning rate gives theta its meaning: a checkpoint of one
 * setting is never restored into another.
 *
 * @param bits theta has 2^bits coordinates and one for the intercept
 * @param hasIntercept whether the kernel gives every example the feature {@link #intercept} with
 *     value 1; parsers never do
 * @param learningRate base rate of the optimizer, above 0
 * @param isStandardized whether values are centred and scaled by running statistics
 * @param delay D: step t is computed with theta(t - D)
 */
public record LearnerSettings(
    int bits,
    boolean hasIntercept,
    LossType loss,
    OptimizerType optimizer,
    double learningRate,
    boolean isStandardized,
    int delay)
    implements Serializable {
  private static final double LEARNING_RATE_MAX = 1e100;

  public LearnerSettings {
    if (bits < 1 || bits > 28) {
      throw new IllegalArgumentException("bits must be in 1 to 28, was " + bits);
    }
    if (!(learningRate > 0) || learningRate > LEARNING_RATE_MAX) {
      throw new IllegalArgumentException(
          "learningRate must be above 0 and at most 1e100, was " + learningRate);
    }
    if (delay < 0) {
      throw new IllegalArgumentException("delay must be >= 0, was " + delay);
    }
  }

  /** Returns the number of coordinates of theta, the intercept's included. */
  public int dimension() {
    return (1 << bits) + 1;
  }

  /** Returns the coordinate of the intercept: the last one, which no feature can have. */
  public int intercept() {
    return 1 << bits;
  }

  /** Returns a new optimizer of these settings. */
  public Optimizer createOptimizer() {
    return optimizer.create(learningRate, loss);
  }
}
