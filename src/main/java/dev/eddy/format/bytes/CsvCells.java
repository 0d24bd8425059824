package dev.eddy.format.bytes;

import java.util.Arrays;

/**
 * Cuts a line into cells after RFC 4180: a cell may stand in quotes, and a quote within quotes is
 * doubled. Spaces around a cell do not count. Reused; not thread-safe.
 */
public final class CsvCells {
  private static final byte QUOTE = '"';

  private final byte separator;

  private int count;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private boolean[] isUnescaped = new boolean[64];

  private byte[] line = new byte[0];
  private byte[] unescaped = new byte[256];
  private int unescapedLength;
  private String reason = "";

  public CsvCells(char separator) {
    this.separator = (byte) separator;
  }

  /** Cuts {@code bytes[from, to)}; returns whether that was possible, see {@link #reason}. */
  public boolean split(byte[] bytes, int from, int to) {
    line = bytes;
    count = 0;
    unescapedLength = 0;
    int at = from;
    while (true) {
      int start = skipSpaces(bytes, at, to);
      boolean isQuoted = start < to && bytes[start] == QUOTE;
      int end = isQuoted ? addQuoted(bytes, start + 1, to) : addPlain(bytes, start, to);
      if (end < 0) {
        return false;
      }
      if (end == to) {
        return true;
      }
      at = end + 1;
    }
  }

  public int count() {
    return count;
  }

  /** Returns why the line could not be cut. */
  public String reason() {
    return reason;
  }

  /** Returns the bytes that hold the cell, in {@code [start, end)}. */
  public byte[] bytes(int cell) {
    return isUnescaped[cell] ? unescaped : line;
  }

  public int start(int cell) {
    return starts[cell];
  }

  public int end(int cell) {
    return ends[cell];
  }

  public boolean isEmpty(int cell) {
    return starts[cell] == ends[cell];
  }

  /** Adds the cell that starts at {@code from} and returns the index of the separator after it. */
  private int addPlain(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && bytes[end] != separator) {
      end++;
    }
    int last = end;
    while (last > from && bytes[last - 1] == ' ') {
      last--;
    }
    add(from, last, false);
    return end;
  }

  private int addQuoted(byte[] bytes, int from, int to) {
    int end = from;
    boolean hasDoubled = false;
    while (end < to && (bytes[end] != QUOTE || isDoubled(bytes, end, to))) {
      hasDoubled |= bytes[end] == QUOTE;
      end += bytes[end] == QUOTE ? 2 : 1;
    }
    if (end >= to) {
      reason = reason("have a closing quote", bytes, from - 1, to);
      return -1;
    }
    int next = skipSpaces(bytes, end + 1, to);
    if (next < to && bytes[next] != separator) {
      reason = reason("end at its closing quote", bytes, from - 1, to);
      return -1;
    }
    if (hasDoubled) {
      addUnescaped(bytes, from, end);
    } else {
      add(from, end, false);
    }
    return next;
  }

  private String reason(String rule, byte[] bytes, int from, int to) {
    return "cell " + count + " must " + rule + ", was " + Excerpt.of(bytes, from, to);
  }

  private void addUnescaped(byte[] bytes, int from, int to) {
    if (unescapedLength + to - from > unescaped.length) {
      unescaped = Arrays.copyOf(unescaped, 2 * (unescapedLength + to - from));
    }
    int start = unescapedLength;
    for (int at = from; at < to; at++) {
      unescaped[unescapedLength++] = bytes[at];
      if (bytes[at] == QUOTE) {
        at++;
      }
    }
    add(start, unescapedLength, true);
  }

  private void add(int start, int end, boolean isCopied) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      isUnescaped = Arrays.copyOf(isUnescaped, 2 * count);
    }
    starts[count] = start;
    ends[count] = end;
    isUnescaped[count++] = isCopied;
  }

  private static boolean isDoubled(byte[] bytes, int quote, int to) {
    return quote + 1 < to && bytes[quote + 1] == QUOTE;
  }

  private static int skipSpaces(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] == ' ') {
      at++;
    }
    return at;
  }
}
