package dev.eddy.streaming.prediction;

import dev.eddy.streaming.report.ShardPredictions;

/** Hands out a shard's scores of a step, in their order. */
final class ShardCursor {
  private final ShardPredictions predictions;
  private int labeledCount;
  private int unlabeledCount;

  ShardCursor(ShardPredictions predictions) {
    this.predictions = predictions;
  }

  /**
   * Returns the score of the shard's next record.
   *
   * @param isTrained whether that record has a label and is not held out
   */
  double next(boolean isTrained) {
    double[] scores = isTrained ? predictions.labeled() : predictions.unlabeled();
    int next = isTrained ? labeledCount++ : unlabeledCount++;
    if (next >= scores.length) {
      throw mismatch("had fewer");
    }
    return scores[next];
  }

  long version() {
    return predictions.version();
  }

  /** Fails unless each score had its record. */
  void requireEnd() {
    if (labeledCount < predictions.labeled().length
        || unlabeledCount < predictions.unlabeled().length) {
      throw mismatch("had more");
    }
  }

  private IllegalStateException mismatch(String found) {
    return new IllegalStateException(
        "shard %d must score in step %d what splits sent it, %s"
            .formatted(predictions.shard(), predictions.step(), found));
  }
}
