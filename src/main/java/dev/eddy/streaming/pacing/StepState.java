package dev.eddy.streaming.pacing;

import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.SplitMark;

/**
 * Where a split is in its steps.
 *
 * @param seen what the ramp has counted before the open step
 * @param open the open step with the records it has so far
 */
public record StepState(long seen, RawBlock open) {
  private static final long[] NONE = new long[0];

  /** Returns the state before the first record. */
  static StepState start(int split, int splitCount) {
    long[] memberSince = split == 0 ? new long[splitCount] : NONE;
    SplitMark mark = new SplitMark(split, 0, SplitMark.NO_STEP, memberSince);
    RawBlock nothing =
        new RawBlock(mark, 0, new byte[0], new int[0], new long[0], new byte[0], new int[0]);
    return new StepState(0, nothing);
  }
}
