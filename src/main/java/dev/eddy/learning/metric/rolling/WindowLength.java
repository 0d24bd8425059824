package dev.eddy.learning.metric.rolling;

import java.io.Serializable;

/**
 * How many trained examples lie between two windows' ends, as a function of their number alone, so
 * that a window ends where it would have had the job never failed.
 *
 * @param first examples of the first window, at least 1
 * @param isGrowing whether a window has a 50th of all examples before it once that is more, and at
 *     most {@link #GROWTH_MAX} times the first: a stream of any length can then be told in a few
 *     hundred lines and its latest part finely enough
 */
public record WindowLength(long first, boolean isGrowing) implements Serializable {
  static final long GROWTH_MAX = 100;
  private static final long SEEN_PER_EXAMPLE = 50;

  public WindowLength {
    if (first < 1) {
      throw new IllegalArgumentException("windowLength must be >= 1, was " + first);
    }
  }

  /** Returns windows that are all of the same length. */
  public static WindowLength fixed(long length) {
    return new WindowLength(length, false);
  }

  /** Returns windows that begin with that length. */
  public static WindowLength growingFrom(long first) {
    return new WindowLength(first, true);
  }

  /** Returns the first window's end behind {@code trained} examples. */
  public long endAfter(long trained) {
    long end = isGrowing ? endOfGrowth(trained) : 0;
    if (end > trained) {
      return end;
    }
    long length = isGrowing ? GROWTH_MAX * first : first;
    return end + ((trained - end) / length + 1) * length;
  }

  /** Returns the first end behind the examples as long as windows grow, else the last of these. */
  private long endOfGrowth(long trained) {
    long end = 0;
    while (end <= trained && end / SEEN_PER_EXAMPLE < GROWTH_MAX * first) {
      end += Math.max(first, end / SEEN_PER_EXAMPLE);
    }
    return end;
  }
}
