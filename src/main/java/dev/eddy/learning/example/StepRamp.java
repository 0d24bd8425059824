package dev.eddy.learning.example;

import java.io.Serializable;

/**
 * How many records a step takes: small steps at the start of a stream, where theta moves most and a
 * large step would lose, and up to {@code splitCount * batchSize} once 50 times as many were seen.
 * A function of the steps before alone, so every split knows it by itself.
 *
 * @param splitCount splits of the input, at least 1
 * @param batchSize most records of a step per split, at least 1
 * @param isRamped whether steps start small; else each one has its full size
 */
public record StepRamp(int splitCount, int batchSize, boolean isRamped) implements Serializable {
  private static final long SMALLEST = 8;
  private static final long SEEN_PER_RECORD = 50;

  public StepRamp {
    if (splitCount < 1) {
      throw new IllegalArgumentException("splitCount must be >= 1, was " + splitCount);
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize must be >= 1, was " + batchSize);
    }
  }

  /**
   * Returns how many records each split has in the step that follows {@code seen} records, counting
   * full shares of all splits: at least 1.
   */
  public int share(long seen) {
    if (!isRamped) {
      return batchSize;
    }
    long total =
        Math.min((long) splitCount * batchSize, Math.max(SMALLEST, seen / SEEN_PER_RECORD));
    return (int) Math.max(1, total / splitCount);
  }

  /** Returns {@code seen} for the next step. */
  public long next(long seen) {
    return seen + (long) splitCount * share(seen);
  }
}
