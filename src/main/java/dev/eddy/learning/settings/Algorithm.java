package dev.eddy.learning.settings;

/** Ways to train within a step. */
public enum Algorithm {
  /** Each step's gradient, summed over its examples, is one step of the optimizer. */
  SGD;

  /** Returns the name that options use. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
