package dev.eddy.streaming.worker;

import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.wire.Gradient;

/** Where a worker's results go. */
interface WorkerOutput {

  /** Sends a gradient to the parameter server. */
  void emit(Gradient gradient);

  /** Sends a step's scores to the evaluation. */
  void emit(ShardScores scores);
}
