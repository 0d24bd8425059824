package dev.eddy.learning.loss;

/** The losses by the names that options use. */
public enum LossType {
  SQUARED,
  LOGISTIC;

  /** Returns a loss of this name. */
  public Loss create() {
    return switch (this) {
      case SQUARED -> new SquaredLoss();
      case LOGISTIC -> new LogisticLoss();
    };
  }

  /** Returns what labels are. */
  public Task task() {
    return create().task();
  }
}
