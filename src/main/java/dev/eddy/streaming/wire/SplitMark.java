package dev.eddy.streaming.wire;

/**
 * Where a split is in its steps: comes with each of its blocks, and alone when it has no records.
 *
 * <p>A step has an <em>id</em>; ids ascend, and all splits know the same ids, with gaps. A step
 * exists when some split has records for it.
 *
 * @param split from 0; split 0 is the lead
 * @param stepId the step whose records come with the mark, {@link #NO_STEP} for none
 * @param closedThrough the split has no more records for steps up to this id, {@link #ALL} when it
 *     has ended
 * @param memberSince of the lead only: the first step id that each split of the input takes part
 *     in, in split order; empty from other splits
 */
@SuppressWarnings("ArrayRecordComponent") // A message, never compared.
public record SplitMark(int split, long stepId, long closedThrough, long[] memberSince) {
  /** Less than any step id. */
  public static final long NO_STEP = -1;

  /** More than any step id. */
  public static final long ALL = Long.MAX_VALUE;

  public boolean hasStep() {
    return stepId != NO_STEP;
  }

  /** Whether nothing of the split comes after this. */
  public boolean endsSplit() {
    return closedThrough == ALL;
  }
}
