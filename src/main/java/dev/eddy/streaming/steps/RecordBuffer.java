package dev.eddy.streaming.steps;

import dev.eddy.streaming.layout.ByteRows;
import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.RawRecord;
import dev.eddy.streaming.wire.SplitMark;
import dev.eddy.streaming.wire.StepOverride;
import java.util.Arrays;
import java.util.List;

/** Gathers copies of the records of a split's open step. */
final class RecordBuffer {
  private long firstPosition;
  private byte[] bytes = new byte[1 << 12];
  private int byteCount;
  private int[] ends = new int[64];
  private long[] offsets = new long[64];
  private int recordCount;
  private byte[] keys = new byte[0];
  private int[] keyEnds = new int[0];
  private int keyByteCount;
  private final ByteRows.Builder headers = new ByteRows.Builder();

  /** Holds what a block holds. */
  RecordBuffer(RawBlock open) {
    firstPosition = open.firstPosition();
    RawRecord record = new RawRecord();
    for (int i = 0; i < open.recordCount(); i++) {
      byte[] key = Arrays.copyOfRange(open.keys(), open.keyStart(i), open.keyEnd(i));
      record.set(open.bytes(), open.start(i), open.ends()[i], key, open.offsets()[i]);
      add(record.withHeaders(open.headers().copy(i)));
    }
  }

  /** Copies a record. */
  void add(RawRecord record) {
    if (recordCount == ends.length) {
      ends = Arrays.copyOf(ends, 2 * recordCount);
      offsets = Arrays.copyOf(offsets, 2 * recordCount);
    }
    bytes = reserve(bytes, byteCount + record.length());
    System.arraycopy(record.bytes(), record.from(), bytes, byteCount, record.length());
    byteCount += record.length();
    addKey(record.key());
    headers.add(record.headers(), 0, record.headers().length);
    ends[recordCount] = byteCount;
    offsets[recordCount++] = record.offset();
  }

  int recordCount() {
    return recordCount;
  }

  /** Returns the bytes of all records, keys and headers together. */
  int byteCount() {
    return byteCount + keyByteCount + headers.byteCount();
  }

  /** Returns what is held, with the bytes of this buffer, which another record overwrites. */
  RawBlock block(SplitMark mark, List<StepOverride> overrides) {
    return new RawBlock(
        mark,
        firstPosition,
        bytes,
        Arrays.copyOf(ends, recordCount),
        Arrays.copyOf(offsets, recordCount),
        Arrays.copyOf(keys, keyByteCount),
        Arrays.copyOf(keyEnds, keyEnds.length == 0 ? 0 : recordCount),
        headers.build(),
        List.copyOf(overrides));
  }

  /** Starts anew behind the records that are held. */
  void clear() {
    firstPosition += recordCount;
    recordCount = 0;
    byteCount = 0;
    keyByteCount = 0;
    keyEnds = new int[0];
    headers.clear();
  }

  private void addKey(byte[] key) {
    if (key.length == 0 && keyEnds.length == 0) {
      return;
    }
    if (keyEnds.length < ends.length) {
      keyEnds = Arrays.copyOf(keyEnds, ends.length);
    }
    keys = reserve(keys, keyByteCount + key.length);
    System.arraycopy(key, 0, keys, keyByteCount, key.length);
    keyByteCount += key.length;
    keyEnds[recordCount] = keyByteCount;
  }

  private static byte[] reserve(byte[] buffer, int length) {
    return length <= buffer.length
        ? buffer
        : Arrays.copyOf(buffer, Math.max(length, 2 * buffer.length));
  }
}
