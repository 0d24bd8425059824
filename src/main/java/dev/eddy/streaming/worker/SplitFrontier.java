package dev.eddy.streaming.worker;

import dev.eddy.streaming.wire.SplitMark;
import java.util.Arrays;

/**
 * Up to which step all splits are closed. Knows the splits by the lead's word; before the lead has
 * spoken nothing is closed.
 */
final class SplitFrontier {
  private long[] closedThrough;
  private long[] memberSince;

  /** Goes on where {@link #closedThrough} and {@link #memberSince} end; empty at the start. */
  SplitFrontier(long[] closedThrough, long[] memberSince) {
    this.closedThrough = closedThrough.clone();
    this.memberSince = memberSince.clone();
  }

  void advance(SplitMark mark) {
    reserve(mark.split() + 1);
    closedThrough[mark.split()] = Math.max(closedThrough[mark.split()], mark.closedThrough());
    if (mark.memberSince().length > memberSince.length) {
      memberSince = mark.memberSince().clone();
      reserve(memberSince.length);
    }
  }

  /**
   * Returns the greatest id up to which every split is closed. A split that joined late counts as
   * closed before its first step.
   */
  long closedByAll() {
    if (memberSince.length == 0) {
      return SplitMark.NO_STEP;
    }
    long least = SplitMark.ALL;
    for (int split = 0; split < memberSince.length; split++) {
      least = Math.min(least, Math.max(closedThrough[split], memberSince[split] - 1));
    }
    return least;
  }

  long[] closedThrough() {
    return closedThrough.clone();
  }

  long[] memberSince() {
    return memberSince.clone();
  }

  private void reserve(int splitCount) {
    int known = closedThrough.length;
    if (splitCount > known) {
      closedThrough = Arrays.copyOf(closedThrough, splitCount);
      Arrays.fill(closedThrough, known, splitCount, SplitMark.NO_STEP);
    }
  }
}
