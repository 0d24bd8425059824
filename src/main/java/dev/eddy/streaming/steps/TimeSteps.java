package dev.eddy.streaming.steps;

import dev.eddy.learning.example.StepRamp;

/**
 * Steps by time: the records of an interval, cut into pieces of at most a batch for each split. The
 * id of the k-th piece of interval i is {@code i << 20 | k}; intervals count from 1970.
 *
 * @param intervalMillis length of an interval
 * @param ramp most records of a piece, for one split
 * @param clock what the clock may do; {@link LiveClock#NONE} in a bounded run
 * @param overrides records that belong elsewhere than their timestamp says
 */
public record TimeSteps(long intervalMillis, StepRamp ramp, LiveClock clock, OverrideLog overrides)
    implements StepRule {
  private static final int PIECE_BITS = 20;

  /** Later intervals are this one: ids stay positive. */
  private static final long INTERVAL_MAX = (1L << (62 - PIECE_BITS)) - 1;

  public TimeSteps {
    if (intervalMillis < 1) {
      throw new IllegalArgumentException("intervalMillis must be >= 1, was " + intervalMillis);
    }
    if (ramp.splitCount() != 1) {
      throw new IllegalArgumentException(
          "ramp must be of 1 split: how many there are may change, was " + ramp.splitCount());
    }
  }

  @Override
  public StepCutter cutter(StepState state, int stepBytesMax) {
    return new TimeCutter(state, this, stepBytesMax);
  }

  /** Returns the interval of an instant. Before 1970, as a record without a time is, it is 0. */
  long intervalOf(long millis) {
    return Math.max(0, Math.min(INTERVAL_MAX, Math.floorDiv(millis, intervalMillis)));
  }

  /** Returns the interval of a step, -1 for {@link dev.eddy.streaming.wire.SplitMark#NO_STEP}. */
  public static long intervalOfStep(long stepId) {
    return stepId >> PIECE_BITS;
  }

  /** Returns the id of an interval's first piece. */
  static long firstStep(long interval) {
    return interval << PIECE_BITS;
  }
}
