package dev.eddy.learning.optimizer;

/** The optimizers by the names that options use. */
public enum OptimizerType {
  SGD,
  ADAGRAD,
  NAG
}
