package dev.eddy.learning.metric.rolling;

import java.io.Serializable;

/**
 * Windows by event time: one after the other, of equal length, from 1970 on. A step is in the
 * window that its interval begins in, so the records of a window are known whatever the machine
 * does.
 *
 * @param stepMillis event time of a step
 * @param windowMillis event time of a window, a multiple of a step's; 0 for windows by examples
 */
public record EventWindows(long stepMillis, long windowMillis) implements Serializable {
  private static final EventWindows NONE = new EventWindows(1, 0);

  /** Stands for no window. */
  public static final long NO_WINDOW = -1;

  public EventWindows {
    if (stepMillis < 1) {
      throw new IllegalArgumentException("stepMillis must be >= 1, was " + stepMillis);
    }
    if (windowMillis < 0 || windowMillis % stepMillis != 0) {
      throw new IllegalArgumentException(
          "windowMillis must be a multiple of %d, was %d".formatted(stepMillis, windowMillis));
    }
  }

  /** Returns windows by examples. */
  public static EventWindows none() {
    return NONE;
  }

  /**
   * A stretch of event time, in milliseconds since 1970.
   *
   * @param toMillis its end, not in it; that of {@link #none} is its start
   */
  public record Period(long fromMillis, long toMillis) {
    private static final Period NONE = new Period(0, 0);

    /** Returns the period of a window by examples. */
    public static Period none() {
      return NONE;
    }

    public boolean isNone() {
      return fromMillis == toMillis;
    }
  }

  public boolean isOn() {
    return windowMillis > 0;
  }

  /** Returns the number of the window that an interval of steps is in. */
  public long windowOf(long interval) {
    return Math.floorDiv(interval, windowMillis / stepMillis);
  }

  /** Returns what event time a window is of. */
  public Period period(long window) {
    return isOn() && window != NO_WINDOW
        ? new Period(window * windowMillis, (window + 1) * windowMillis)
        : Period.none();
  }
}
