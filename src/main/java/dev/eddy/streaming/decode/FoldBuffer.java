package dev.eddy.streaming.decode;

import dev.eddy.learning.fold.Folds;
import java.util.Arrays;

/** Gathers the folds of a shard's examples of a step, nothing without cross-validation. */
final class FoldBuffer {
  private static final byte[] NOTHING = new byte[0];

  private final Folds rule;
  private byte[] folds = NOTHING;
  private int count;

  FoldBuffer(Folds rule) {
    this.rule = rule;
  }

  void add(int split, long offset) {
    if (!rule.isOn()) {
      return;
    }
    if (count == folds.length) {
      folds = Arrays.copyOf(folds, Math.max(256, 2 * count));
    }
    folds[count++] = (byte) rule.of(split, offset);
  }

  /** Returns what was added, and forgets it. */
  byte[] take() {
    byte[] taken = count == 0 ? NOTHING : Arrays.copyOf(folds, count);
    count = 0;
    return taken;
  }
}
