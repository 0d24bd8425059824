package dev.eddy.streaming.worker;

import dev.eddy.streaming.wire.SplitMark;

/** Marks of splits that have every step, as they are when steps are cut by count. */
final class Marks {
  private Marks() {}

  static SplitMark of(int split, int splitCount, long step, boolean endsSplit) {
    long[] memberSince = split == 0 ? new long[splitCount] : new long[0];
    return new SplitMark(split, step, endsSplit ? SplitMark.ALL : step, memberSince);
  }
}
