package dev.eddy.streaming.server;

import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.streaming.wire.SplitMark;

/**
 * Where a slice is, apart from its rows.
 *
 * @param version steps applied
 * @param lastStepId id of the last of them, {@link SplitMark#NO_STEP} for none
 * @param stepCount steps of the input, {@link #UNKNOWN} while it goes on
 * @param endedShardCount shards that said that the input ended
 * @param digest of every gradient and every changed weight
 * @param totals what was trained
 */
public record SliceProgress(
    long version,
    long lastStepId,
    long stepCount,
    int endedShardCount,
    long digest,
    StepTotals totals) {
  /** More steps than any input can have. */
  static final long UNKNOWN = Long.MAX_VALUE;
}
