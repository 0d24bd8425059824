package dev.eddy.streaming.steps;

import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.SplitMark;
import java.util.List;

/**
 * Where a split is in its steps.
 *
 * @param seen what the ramp has counted before the open step
 * @param nextOffset offset behind the last record that was read
 * @param open the open step with the records it has so far; its mark names the step last begun
 */
public record StepState(long seen, long nextOffset, RawBlock open) {
  private static final long[] NONE = new long[0];

  /**
   * Returns the state of a split of the first hour before its first record.
   *
   * @param firstOffset of the split, or less
   */
  public static StepState founder(int split, int splitCount, long firstOffset) {
    long[] memberSince = split == 0 ? new long[splitCount] : NONE;
    return start(
        new SplitMark(split, SplitMark.NO_STEP, SplitMark.NO_STEP, memberSince), firstOffset);
  }

  /** Returns the state of a split that joins with step {@code firstStepId}. */
  public static StepState newcomer(int split, long firstStepId, long firstOffset) {
    return start(new SplitMark(split, SplitMark.NO_STEP, firstStepId - 1, NONE), firstOffset);
  }

  private static StepState start(SplitMark mark, long firstOffset) {
    RawBlock nothing =
        new RawBlock(
            mark, 0, new byte[0], new int[0], new long[0], new byte[0], new int[0], List.of());
    return new StepState(0, firstOffset, nothing);
  }
}
