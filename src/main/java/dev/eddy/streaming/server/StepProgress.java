package dev.eddy.streaming.server;

import dev.eddy.learning.guard.StepGuard;
import dev.eddy.streaming.wire.SplitMark;
import java.util.List;

/**
 * Which steps a slice has applied.
 *
 * @param version steps that every shard's gradient is in
 * @param lastStepId id of the last of them, {@link SplitMark#NO_STEP} for none
 * @param stepsOfShards how many steps of each shard were applied; empty when shards are in step
 * @param openStepIds ids of the steps from {@code version} on that some shard's gradient is in;
 *     empty when shards are in step
 * @param guards what decides on the next step; one for each shard when those are out of step
 */
@SuppressWarnings("ArrayRecordComponent") // State, never compared.
public record StepProgress(
    long version,
    long lastStepId,
    long[] stepsOfShards,
    long[] openStepIds,
    List<StepGuard.Progress> guards) {
  private static final long[] NONE = new long[0];

  /** Returns the progress of shards that are in step. */
  static StepProgress inStep(long version, long lastStepId, StepGuard.Progress guard) {
    return new StepProgress(version, lastStepId, NONE, NONE, List.of(guard));
  }
}
