package dev.eddy.streaming.layout;

import java.util.Arrays;

/**
 * Byte strings that go along with records, such as their keys, one after the other.
 *
 * @param bytes all of them
 * @param ends where each one ends in {@code bytes}; empty when all of them are
 */
@SuppressWarnings("ArrayRecordComponent") // Part of a message, never compared.
public record ByteRows(byte[] bytes, int[] ends) {
  private static final ByteRows EMPTY = new ByteRows(new byte[0], new int[0]);

  /** Returns as many empty ones as there are records. */
  public static ByteRows empty() {
    return EMPTY;
  }

  /** Returns a copy of the bytes of record {@code i}. */
  public byte[] copy(int i) {
    return ends.length == 0
        ? EMPTY.bytes
        : Arrays.copyOfRange(bytes, i == 0 ? 0 : ends[i - 1], ends[i]);
  }

  /** Gathers byte strings; costs nothing as long as all are empty. */
  public static final class Builder {
    private byte[] bytes = EMPTY.bytes;
    private int byteCount;
    private int[] ends = EMPTY.ends;
    private int rowCount;

    /** Appends a copy of {@code row[from, to)}. */
    public void add(byte[] row, int from, int to) {
      if (from == to && byteCount == 0) {
        rowCount++;
        return;
      }
      if (rowCount >= ends.length) {
        ends = Arrays.copyOf(ends, Math.max(rowCount + 1, Math.max(64, 2 * ends.length)));
      }
      int length = byteCount + to - from;
      if (length > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
      }
      System.arraycopy(row, from, bytes, byteCount, to - from);
      byteCount = length;
      ends[rowCount++] = length;
    }

    public int byteCount() {
      return byteCount;
    }

    /** Returns a copy of what was added. */
    public ByteRows build() {
      return byteCount == 0
          ? EMPTY
          : new ByteRows(Arrays.copyOf(bytes, byteCount), Arrays.copyOf(ends, rowCount));
    }

    /** Forgets what was added. */
    public void clear() {
      // Rows before the first bytes end at 0 without being written.
      Arrays.fill(ends, 0, Math.min(rowCount, ends.length), 0);
      byteCount = 0;
      rowCount = 0;
    }
  }
}
