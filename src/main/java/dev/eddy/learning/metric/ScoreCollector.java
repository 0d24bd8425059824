package dev.eddy.learning.metric;

import dev.eddy.learning.gradient.ScoreSink;
import dev.eddy.learning.loss.Target;

/** Gathers the scores of one shard's examples of one step, without allocating per example. */
public abstract sealed class ScoreCollector implements ScoreSink
    permits BinaryCollector, MulticlassCollector, RegressionCollector {

  /** Returns an empty collector of the scores that the task's labels call for. */
  public static ScoreCollector of(Target target) {
    return switch (target.task()) {
      case BINARY -> new BinaryCollector();
      case REGRESSION -> new RegressionCollector();
      case MULTICLASS -> new MulticlassCollector(target.classCount());
    };
  }

  /** Returns what was added since the last call, and starts afresh. */
  public abstract Scores take();
}
