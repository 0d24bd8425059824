package dev.eddy.learning.metric;

import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.model.ScoreSink;

/** Gathers the scores of one shard's examples of one step, without allocating per example. */
public abstract sealed class ScoreCollector implements ScoreSink
    permits BinaryCollector, RegressionCollector {

  /** Returns an empty collector of the scores that the loss's labels call for. */
  public static ScoreCollector of(LossType loss) {
    return switch (loss) {
      case LOGISTIC -> new BinaryCollector();
      case SQUARED -> new RegressionCollector();
    };
  }

  /** Returns what was added since the last call, and starts afresh. */
  public abstract Scores take();
}
