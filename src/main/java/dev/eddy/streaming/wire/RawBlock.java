package dev.eddy.streaming.wire;

import dev.eddy.streaming.layout.ByteRows;
import java.util.Arrays;
import java.util.List;

/**
 * All records of one step of one split as bytes, or a mark without records: from the paced source
 * to the decoder chained to it.
 *
 * @param mark which step, and how far the split is closed
 * @param firstPosition how many records of the split came before this block
 * @param bytes the records, one after the other, and perhaps more behind them; they may be those of
 *     a buffer that goes on to be filled once the block was taken in
 * @param ends where each record ends in {@code bytes}; its length is the number of records
 * @param offsets Kafka offset or line number of each record
 * @param keys the records' keys, one after the other
 * @param keyEnds where each key ends in {@code keys}; empty when no record has a key
 * @param headers the records' headers, where predictions take them along
 * @param overrides those of the records that are not in the interval of their timestamp
 */
@SuppressWarnings("ArrayRecordComponent") // A message, never compared.
public record RawBlock(
    SplitMark mark,
    long firstPosition,
    byte[] bytes,
    int[] ends,
    long[] offsets,
    byte[] keys,
    int[] keyEnds,
    ByteRows headers,
    List<StepOverride> overrides) {

  /** No record has headers. */
  public RawBlock(
      SplitMark mark,
      long firstPosition,
      byte[] bytes,
      int[] ends,
      long[] offsets,
      byte[] keys,
      int[] keyEnds,
      List<StepOverride> overrides) {
    this(mark, firstPosition, bytes, ends, offsets, keys, keyEnds, ByteRows.empty(), overrides);
  }

  /** Returns the block with bytes of its own. */
  public RawBlock copy() {
    return new RawBlock(
        mark,
        firstPosition,
        Arrays.copyOf(bytes, start(recordCount())),
        ends,
        offsets,
        keys,
        keyEnds,
        headers,
        overrides);
  }

  public int recordCount() {
    return ends.length;
  }

  /** Returns where record {@code i} starts in {@link #bytes}. */
  public int start(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  /** Returns where the key of record {@code i} starts in {@link #keys}. */
  public int keyStart(int i) {
    return i == 0 || keyEnds.length == 0 ? 0 : keyEnds[i - 1];
  }

  /** Returns where the key of record {@code i} ends in {@link #keys}. */
  public int keyEnd(int i) {
    return keyEnds.length == 0 ? 0 : keyEnds[i];
  }
}
