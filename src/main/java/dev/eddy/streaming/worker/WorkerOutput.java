package dev.eddy.streaming.worker;

import dev.eddy.streaming.report.ShardPredictions;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.wire.Gradient;

/** Where a worker's results go. */
interface WorkerOutput {

  /** Sends a gradient to the parameter server. */
  void emit(Gradient gradient);

  /** Sends a step's scores to the evaluation. */
  void emit(ShardScores scores);

  /** Whether somebody wants a step's scores one by one. */
  default boolean wantsPredictions() {
    return false;
  }

  /** Sends a step's scores one by one to the predictions, where they are wanted. */
  default void emit(ShardPredictions predictions) {
    throw new IllegalStateException("predictions must be wanted");
  }
}
