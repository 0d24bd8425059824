package dev.eddy.learning.theta;

import java.util.Arrays;

/** A set of a slice's rows, a bit each. */
final class RowSet {
  private final long[] words;

  /** Starts with no row. */
  RowSet(int rowCount) {
    words = new long[(rowCount + Long.SIZE - 1) / Long.SIZE];
  }

  void add(int row) {
    words[row >> 6] |= 1L << row;
  }

  boolean contains(int row) {
    return (words[row >> 6] & (1L << row)) != 0;
  }

  void addAll(RowSet other) {
    for (int i = 0; i < words.length; i++) {
      words[i] |= other.words[i];
    }
  }

  void clear() {
    Arrays.fill(words, 0);
  }

  int count() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** Returns how many rows are in both sets. */
  int countShared(RowSet other) {
    int count = 0;
    for (int i = 0; i < words.length; i++) {
      count += Long.bitCount(words[i] & other.words[i]);
    }
    return count;
  }

  /** Returns the first row of the set from {@code row} on, or -1. */
  int next(int row) {
    int i = row >> 6;
    if (i >= words.length) {
      return -1;
    }
    long word = words[i] & (-1L << row);
    while (word == 0) {
      if (++i == words.length) {
        return -1;
      }
      word = words[i];
    }
    return (i << 6) + Long.numberOfTrailingZeros(word);
  }

  /** Returns the rows in ascending order. */
  int[] toArray() {
    int[] rows = new int[count()];
    int next = 0;
    for (int i = 0; i < words.length; i++) {
      for (long word = words[i]; word != 0; word &= word - 1) {
        rows[next++] = (i << 6) + Long.numberOfTrailingZeros(word);
      }
    }
    return rows;
  }
}
