package dev.eddy.learning.metric.rolling;

import dev.eddy.learning.metric.segment.SegmentTotals;
import java.io.Serializable;

/**
 * Which evaluations there are beside those of a window and of everything.
 *
 * @param slidingWindows windows that the sliding evaluation is over, 0 for none
 * @param fadingFactor how much an example weighs compared with the one after it, above 0 and at
 *     most 1; with 1 there is no fading evaluation
 * @param segmentsMax segments that are evaluated on their own, 0 for none
 * @param events whether windows are by event time
 */
public record RollingSettings(
    int slidingWindows, double fadingFactor, int segmentsMax, EventWindows events)
    implements Serializable {

  /** Most windows that the sliding evaluation may be over: each is kept in memory. */
  public static final int SLIDING_WINDOWS_MAX = 100;

  private static final RollingSettings NONE = new RollingSettings(0, 1);

  public RollingSettings {
    if (slidingWindows < 0 || slidingWindows > SLIDING_WINDOWS_MAX) {
      throw new IllegalArgumentException(
          "slidingWindows must be from 0 to %d, was %d"
              .formatted(SLIDING_WINDOWS_MAX, slidingWindows));
    }
    if (!(fadingFactor > 0 && fadingFactor <= 1)) {
      throw new IllegalArgumentException(
          "fadingFactor must be above 0 and at most 1, was " + fadingFactor);
    }
    if (segmentsMax < 0 || segmentsMax > SegmentTotals.SEGMENTS_MAX) {
      throw new IllegalArgumentException(
          "segmentsMax must be from 0 to %d, was %d"
              .formatted(SegmentTotals.SEGMENTS_MAX, segmentsMax));
    }
  }

  /** There are no segments, and windows are by examples. */
  public RollingSettings(int slidingWindows, double fadingFactor) {
    this(slidingWindows, fadingFactor, 0, EventWindows.none());
  }

  /** Returns these settings with so many segments. */
  public RollingSettings withSegmentsMax(int other) {
    return new RollingSettings(slidingWindows, fadingFactor, other, events);
  }

  /** Returns these settings with windows by event time. */
  public RollingSettings withEvents(EventWindows other) {
    return new RollingSettings(slidingWindows, fadingFactor, segmentsMax, other);
  }

  /** Returns the settings of those who want neither. */
  public static RollingSettings none() {
    return NONE;
  }

  boolean isSliding() {
    return slidingWindows > 0;
  }

  boolean isFading() {
    return fadingFactor < 1;
  }

  /** Whether there is any such evaluation. */
  public boolean isNone() {
    return !isSliding() && !isFading();
  }
}
