package dev.eddy.streaming.pacing;

import dev.eddy.streaming.wire.RawBlock;

/**
 * Where a split is in its steps.
 *
 * @param seen what the ramp has counted before the open step
 * @param open the open step with the records it has so far
 */
public record StepState(long seen, RawBlock open) {

  /** Returns the state before the first record. */
  static StepState start(int split, int splitCount) {
    RawBlock nothing =
        new RawBlock(
            split,
            splitCount,
            0,
            0,
            false,
            new byte[0],
            new int[0],
            new long[0],
            new byte[0],
            new int[0]);
    return new StepState(0, nothing);
  }
}
