package dev.eddy.learning.metric;

import dev.eddy.learning.loss.Task;

/**
 * Adds up the scores of shards and steps, of all of a stream or of a window. Counts come out the
 * same whatever the order; sums of doubles do when the order is the same.
 */
public abstract sealed class ScoreTotals permits BinaryTotals, RegressionTotals {

  /** Returns empty totals of the scores that the task's labels call for. */
  public static ScoreTotals of(Task task) {
    return switch (task) {
      case BINARY -> new BinaryTotals();
      case REGRESSION -> new RegressionTotals();
      case MULTICLASS -> throw new IllegalArgumentException("task must be binary or regression");
    };
  }

  /**
   * Adds scores.
   *
   * @throws IllegalArgumentException if they are of another kind than these totals
   */
  public abstract void absorb(Scores scores);

  /** Returns the sum so far; empty totals that absorb it are equal to these, to the last bit. */
  public abstract Scores scores();
}
