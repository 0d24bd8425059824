package dev.eddy.streaming.worker;

/**
 * Where a shard is, apart from the blocks that it holds.
 *
 * @param nextStep first step without a gradient
 * @param isEndSent whether the server was told that the shard is through
 * @param stepCounts how many steps each split has, {@link #UNKNOWN} while it goes on; empty before
 *     the first block
 */
@SuppressWarnings("ArrayRecordComponent") // State, never compared.
public record ShardProgress(long nextStep, boolean isEndSent, long[] stepCounts) {
  /** More steps than any split can have. */
  static final long UNKNOWN = Long.MAX_VALUE;

  /** Returns the progress of a shard that has seen nothing. */
  static ShardProgress start() {
    return new ShardProgress(0, false, new long[0]);
  }
}
