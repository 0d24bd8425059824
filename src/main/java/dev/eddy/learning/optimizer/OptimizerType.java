package dev.eddy.learning.optimizer;

/** The optimizers by the names that options use. */
public enum OptimizerType {
  SGD,
  ADAGRAD,
  NAG;

  /** Returns an optimizer of this name with the base rate given. */
  public Optimizer create(double learningRate) {
    return switch (this) {
      case SGD -> new Sgd(learningRate);
      case ADAGRAD -> new AdaGrad(learningRate);
      case NAG -> new Nag(learningRate);
    };
  }
}
