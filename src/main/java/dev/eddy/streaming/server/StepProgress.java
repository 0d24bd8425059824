package dev.eddy.streaming.server;

import dev.eddy.streaming.wire.SplitMark;

/**
 * Which steps a slice has applied.
 *
 * @param version steps that every shard's gradient is in
 * @param lastStepId id of the last of them, {@link SplitMark#NO_STEP} for none
 * @param stepsOfShards how many steps of each shard were applied; empty when shards are in step
 * @param openStepIds ids of the steps from {@code version} on that some shard's gradient is in;
 *     empty when shards are in step
 */
@SuppressWarnings("ArrayRecordComponent") // State, never compared.
public record StepProgress(
    long version, long lastStepId, long[] stepsOfShards, long[] openStepIds) {
  private static final long[] NONE = new long[0];

  /** Returns the progress of shards that are in step. */
  static StepProgress inStep(long version, long lastStepId) {
    return new StepProgress(version, lastStepId, NONE, NONE);
  }
}
