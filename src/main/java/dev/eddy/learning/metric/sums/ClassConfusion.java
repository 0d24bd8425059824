package dev.eddy.learning.metric.sums;

import java.util.Arrays;
import java.util.Objects;

/**
 * How often each class was predicted as which: the cells of a table that is mostly empty.
 *
 * @param classCount classes
 * @param cells true class * classCount + predicted class, ascending
 * @param counts examples of each cell, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its own equals.
public record ClassConfusion(int classCount, int[] cells, long[] counts) {

  public ClassConfusion {
    if (cells.length != counts.length) {
      throw new IllegalArgumentException(
          "counts must be as many as cells (%d), were %d".formatted(cells.length, counts.length));
    }
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] <= (i == 0 ? -1 : cells[i - 1]) || cells[i] >= classCount * classCount) {
        throw new IllegalArgumentException(
            "cells must ascend from 0 to %d, was %d at %d"
                .formatted(classCount * classCount - 1, cells[i], i));
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassConfusion that
        && classCount == that.classCount
        && Arrays.equals(cells, that.cells)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(classCount, Arrays.hashCode(cells), Arrays.hashCode(counts));
  }

  /** Returns how many examples there are. */
  public long exampleCount() {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /** Returns how many were predicted as what they are. */
  public long hitCount() {
    long sum = 0;
    for (long hits : hitsOfClasses()) {
      sum += hits;
    }
    return sum;
  }

  /** Returns how many examples of each class were predicted as such. */
  public long[] hitsOfClasses() {
    long[] hits = new long[classCount];
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] / classCount == cells[i] % classCount) {
        hits[cells[i] / classCount] += counts[i];
      }
    }
    return hits;
  }

  /** Returns how many examples each class has. */
  public long[] trueCounts() {
    long[] sums = new long[classCount];
    for (int i = 0; i < cells.length; i++) {
      sums[cells[i] / classCount] += counts[i];
    }
    return sums;
  }

  /** Returns how often each class was predicted. */
  public long[] predictedCounts() {
    long[] sums = new long[classCount];
    for (int i = 0; i < cells.length; i++) {
      sums[cells[i] % classCount] += counts[i];
    }
    return sums;
  }
}
