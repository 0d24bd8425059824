package dev.eddy.learning.loss;

/** What a label is, and so which metrics tell how good a prediction of it was. */
public enum Task {
  /** A number. */
  REGRESSION,
  /** One of two classes, 0 or 1. */
  BINARY,
  /** One of many classes, counted from 0. */
  MULTICLASS
}
