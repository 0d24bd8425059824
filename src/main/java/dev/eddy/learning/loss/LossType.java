package dev.eddy.learning.loss;

/** The losses by the names that options use. */
public enum LossType {
  SQUARED,
  LOGISTIC
}
