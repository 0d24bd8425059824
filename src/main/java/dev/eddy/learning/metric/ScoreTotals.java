package dev.eddy.learning.metric;

import dev.eddy.learning.loss.LossType;

/**
 * Adds up the scores of shards and steps, of all of a stream or of a window. Counts come out the
 * same whatever the order; sums of doubles do when the order is the same.
 */
public abstract sealed class ScoreTotals permits BinaryTotals, RegressionTotals {

  /** Returns empty totals of the scores that the loss's labels call for. */
  public static ScoreTotals of(LossType loss) {
    return switch (loss) {
      case LOGISTIC -> new BinaryTotals();
      case SQUARED -> new RegressionTotals();
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
