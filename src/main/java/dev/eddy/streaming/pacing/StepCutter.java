package dev.eddy.streaming.pacing;

import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.RawRecord;
import java.util.Arrays;

/**
 * Cuts the records of one split into steps: copies each record into the current step's buffer and
 * hands out a {@link RawBlock} when the step is full. Which step a record belongs to depends on the
 * split's records alone, whether or not they turn out to be parseable.
 */
final class StepCutter {
  private final int split;
  private final Pace pace;

  private long step;
  private long seen;
  private long firstPosition;
  private int share;

  private byte[] bytes = new byte[1 << 12];
  private int byteCount;
  private int[] ends = new int[64];
  private long[] offsets = new long[64];
  private int recordCount;
  private byte[] keys = new byte[0];
  private int[] keyEnds = new int[0];
  private int keyByteCount;

  /** Goes on where the state ends. */
  StepCutter(StepState state, Pace pace) {
    RawBlock open = state.open();
    this.split = open.split();
    this.pace = pace;
    this.step = open.step();
    this.seen = state.seen();
    this.firstPosition = open.firstPosition();
    this.share = pace.ramp().share(seen);
    RawRecord record = new RawRecord();
    for (int i = 0; i < open.recordCount(); i++) {
      byte[] key = Arrays.copyOfRange(open.keys(), open.keyStart(i), open.keyEnd(i));
      add(record.set(open.bytes(), open.start(i), open.ends()[i], key, open.offsets()[i]));
    }
  }

  /** Copies a record into the current step. */
  void add(RawRecord record) {
    if (recordCount == ends.length) {
      ends = Arrays.copyOf(ends, 2 * recordCount);
      offsets = Arrays.copyOf(offsets, 2 * recordCount);
    }
    bytes = reserve(bytes, byteCount + record.length());
    System.arraycopy(record.bytes(), record.from(), bytes, byteCount, record.length());
    byteCount += record.length();
    addKey(record.key());
    ends[recordCount] = byteCount;
    offsets[recordCount++] = record.offset();
  }

  /** Whether the current step has all its records. */
  boolean isFull() {
    return recordCount >= share || byteCount + keyByteCount >= pace.stepBytesMax();
  }

  /** Returns the current step, 0 for the first. */
  long step() {
    return step;
  }

  /** Ends the current step and starts the next one. */
  RawBlock cut(boolean endsSplit) {
    RawBlock block = block(endsSplit);
    firstPosition += recordCount;
    seen = pace.ramp().next(seen);
    share = pace.ramp().share(seen);
    step++;
    recordCount = 0;
    byteCount = 0;
    keyByteCount = 0;
    keyEnds = new int[0];
    return block;
  }

  /** Returns what a checkpoint needs to go on from here. */
  StepState state() {
    return new StepState(seen, block(false));
  }

  private RawBlock block(boolean endsSplit) {
    return new RawBlock(
        split,
        pace.ramp().splitCount(),
        step,
        firstPosition,
        endsSplit,
        Arrays.copyOf(bytes, byteCount),
        Arrays.copyOf(ends, recordCount),
        Arrays.copyOf(offsets, recordCount),
        Arrays.copyOf(keys, keyByteCount),
        Arrays.copyOf(keyEnds, keyEnds.length == 0 ? 0 : recordCount));
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
