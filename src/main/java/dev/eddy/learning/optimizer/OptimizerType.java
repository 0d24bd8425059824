package dev.eddy.learning.optimizer;

import dev.eddy.learning.loss.LossType;

/** The optimizers by the names that options use. */
public enum OptimizerType {
  SGD,
  ADAGRAD,
  NAG;

  /** Returns an optimizer of this name with the base rate given, as it suits the loss. */
  public Optimizer create(double learningRate, LossType loss) {
    return switch (this) {
      case SGD -> new Sgd(learningRate);
      case ADAGRAD -> new AdaGrad(learningRate, StepBound.of(loss));
      case NAG -> new Nag(learningRate, StepBound.of(loss));
    };
  }

  /**
   * Returns the learning rate for those who name none. For NAG it is that of Vowpal Wabbit, .5, and
   * half of it for squared loss: nothing bounds its gradients, so its steps overshoot earlier.
   */
  public double defaultLearningRate(LossType loss) {
    return switch (this) {
      case SGD, ADAGRAD -> 0.1;
      case NAG -> loss == LossType.SQUARED ? 0.25 : 0.5;
    };
  }
}
