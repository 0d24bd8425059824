package dev.eddy.streaming.decode;

import dev.eddy.streaming.layout.ByteRows;
import dev.eddy.streaming.report.OriginDetail;
import dev.eddy.streaming.report.StepOrigins;
import dev.eddy.streaming.wire.RawBlock;
import java.util.Arrays;

/** Gathers where the records of a step come from that will be scored. */
final class OriginBuffer {
  private final OriginDetail detail;
  private final ByteRows.Builder keys = new ByteRows.Builder();
  private final ByteRows.Builder headers = new ByteRows.Builder();
  private long[] offsets = new long[0];
  private byte[] shards = new byte[0];
  private double[] labels = new double[0];
  private int recordCount;

  OriginBuffer(OriginDetail detail) {
    this.detail = detail;
  }

  /**
   * Takes a record.
   *
   * @param label NaN for none
   */
  void add(RawBlock raw, int i, int shard, double label) {
    if (!detail.isWanted()) {
      return;
    }
    if (recordCount == offsets.length) {
      int length = Math.max(256, 2 * recordCount);
      offsets = Arrays.copyOf(offsets, length);
      shards = Arrays.copyOf(shards, length);
      labels = Arrays.copyOf(labels, length);
    }
    offsets[recordCount] = raw.offsets()[i];
    // Shards are at most 128.
    shards[recordCount] = (byte) shard;
    labels[recordCount++] = label;
    if (detail == OriginDetail.KEYS_AND_HEADERS) {
      keys.add(raw.keys(), raw.keyStart(i), raw.keyEnd(i));
      byte[] header = raw.headers().copy(i);
      headers.add(header, 0, header.length);
    }
  }

  /** Returns what was added, and forgets it. */
  StepOrigins take(int split, long stepId) {
    StepOrigins origins =
        new StepOrigins(
            split,
            stepId,
            Arrays.copyOf(offsets, recordCount),
            Arrays.copyOf(shards, recordCount),
            Arrays.copyOf(labels, recordCount),
            keys.build(),
            headers.build());
    recordCount = 0;
    keys.clear();
    headers.clear();
    return origins;
  }
}
