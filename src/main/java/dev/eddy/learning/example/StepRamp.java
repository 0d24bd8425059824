package dev.eddy.learning.example;

import java.io.Serializable;

/**
 * How many records a step takes: small steps at the start of a stream, where theta moves most and a
 * large step would lose, then up to {@code splitCount * batchSize} as the square root of what was
 * seen grows. A function of the steps before alone, so every split knows it by itself.
 *
 * <p>With steps of the order of the square root the regret is of the same order as one by one
 * (Dekel et al. 2012, "Optimal distributed online prediction using mini-batches", JMLR 13). An
 * adaptive optimizer divides by the root of what it has seen, so n records that agree move theta by
 * about n / sqrt(seen); where that is too far is measured in docs/tuning.md.
 *
 * @param splitCount splits of the input, at least 1
 * @param batchSize most records of a step per split, at least 1
 * @param isRamped whether steps start small; else each one has its full size
 */
public record StepRamp(int splitCount, int batchSize, boolean isRamped) implements Serializable {
  private static final long SMALLEST = 8;
  private static final long SEEN_PER_RECORD = 50;
  private static final double RECORDS_PER_ROOT = 3;

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
    long stable =
        Math.min(seen / SEEN_PER_RECORD, (long) (RECORDS_PER_ROOT * Math.sqrt((double) seen)));
    long total = Math.min((long) splitCount * batchSize, Math.max(SMALLEST, stable));
    return (int) Math.max(1, total / splitCount);
  }

  /** Returns {@code seen} for the next step. */
  public long next(long seen) {
    return seen + (long) splitCount * share(seen);
  }
}
