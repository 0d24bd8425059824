package dev.eddy.streaming.worker;

import dev.eddy.streaming.wire.SplitMark;

/**
 * Where a shard is, apart from the blocks that it holds.
 *
 * @param nextStep number of the first step without a gradient
 * @param lastStepId id of the step before it
 * @param isEndSent whether the server was told that the shard is through
 * @param keptBlocks blocks that the shard keeps for passes over all of them
 * @param passes that the shard has made over them
 * @param closedThrough up to which step id each split is closed, in split order
 * @param memberSince the first step id that each split takes part in; empty before the lead's word
 */
@SuppressWarnings("ArrayRecordComponent") // State, never compared.
public record ShardProgress(
    long nextStep,
    long lastStepId,
    boolean isEndSent,
    long keptBlocks,
    long passes,
    long[] closedThrough,
    long[] memberSince) {

  /** A shard that keeps nothing. */
  public ShardProgress(
      long nextStep, long lastStepId, boolean isEndSent, long[] closedThrough, long[] memberSince) {
    this(nextStep, lastStepId, isEndSent, 0, 0, closedThrough, memberSince);
  }

  /** Returns the progress of a shard that has seen nothing. */
  static ShardProgress start() {
    return new ShardProgress(0, SplitMark.NO_STEP, false, new long[0], new long[0]);
  }
}
