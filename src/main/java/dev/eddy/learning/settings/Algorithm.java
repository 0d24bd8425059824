package dev.eddy.learning.settings;

import java.util.Locale;

/** Ways to train within a step. */
public enum Algorithm {
  /** Each step's gradient, summed over its examples, is one step of the optimizer. */
  SGD,
  /**
   * Each shard takes a step of the optimizer for each of its examples, from the same theta on; what
   * the shards have changed is summed.
   */
  LOCAL_SGD,
  /**
   * Each step is one pass over all examples of an input that ends, which shards keep; theta goes
   * where the objective is least.
   */
  GRADIENT_DESCENT;

  /** Returns the name that options use. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
