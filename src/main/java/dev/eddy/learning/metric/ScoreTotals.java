package dev.eddy.learning.metric;

import dev.eddy.learning.loss.Target;

/**
 * Adds up the scores of shards and steps, of all of a stream or of a window. Counts come out the
 * same whatever the order; sums of doubles do when the order is the same.
 */
public abstract sealed class ScoreTotals permits BinaryTotals, MulticlassTotals, RegressionTotals {

  /** Returns empty totals of the scores that the task's labels call for. */
  public static ScoreTotals of(Target target) {
    return switch (target.task()) {
      case BINARY -> new BinaryTotals();
      case REGRESSION -> new RegressionTotals();
      case MULTICLASS -> new MulticlassTotals(target.classCount());
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
