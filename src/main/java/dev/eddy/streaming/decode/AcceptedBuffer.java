package dev.eddy.streaming.decode;

import dev.eddy.streaming.report.StepRecords.Accepted;
import java.util.Arrays;

/** Gathers what the evaluation has to know of the accepted records of a step. */
final class AcceptedBuffer {
  private double[] labels = new double[256];
  private byte[] shards = new byte[256];
  private long firstOffset;
  private long lastOffset;
  private int recordCount;

  void add(long offset, int shard, double label) {
    if (recordCount == labels.length) {
      labels = Arrays.copyOf(labels, 2 * recordCount);
      shards = Arrays.copyOf(shards, 2 * recordCount);
    }
    if (recordCount == 0) {
      firstOffset = offset;
    }
    lastOffset = offset;
    // Shards are at most 128.
    shards[recordCount] = (byte) shard;
    labels[recordCount++] = label;
  }

  /** Returns what was added, and forgets it. */
  Accepted take() {
    Accepted accepted =
        new Accepted(
            Arrays.copyOf(labels, recordCount),
            Arrays.copyOf(shards, recordCount),
            firstOffset,
            lastOffset);
    recordCount = 0;
    firstOffset = 0;
    lastOffset = 0;
    return accepted;
  }
}
