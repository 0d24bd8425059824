package dev.eddy.learning.gradient;

import java.util.Arrays;

/**
 * Numbers the distinct coordinates of a step from 0, over all its batches, so that the kernel runs
 * on small dense arrays. An open-addressing table at most half full.
 */
final class StepSlots {
  private static final int FREE = -1;

  private int[] coordinates = new int[1024];
  private int count;
  private int[] table = emptyTable(2048);

  /** Returns the slot of the coordinate, a new one if the step did not have it. */
  int slotOf(int coordinate) {
    int mask = table.length - 1;
    int at = spread(coordinate) & mask;
    while (table[at] != FREE) {
      if (coordinates[table[at]] == coordinate) {
        return table[at];
      }
      at = at + 1 & mask;
    }
    table[at] = count;
    coordinates[count] = coordinate;
    return count++;
  }

  int count() {
    return count;
  }

  int coordinate(int slot) {
    return coordinates[slot];
  }

  /** Returns the step's coordinates in order of first occurrence. */
  int[] toArray() {
    return Arrays.copyOf(coordinates, count);
  }

  /** Makes room for that many coordinates more. */
  void reserve(int more) {
    if (count + more <= coordinates.length) {
      return;
    }
    coordinates = Arrays.copyOf(coordinates, Math.max(count + more, 2 * coordinates.length));
    table = emptyTable(2 * Integer.highestOneBit(2 * coordinates.length - 1));
    int mask = table.length - 1;
    for (int slot = 0; slot < count; slot++) {
      int at = spread(coordinates[slot]) & mask;
      while (table[at] != FREE) {
        at = at + 1 & mask;
      }
      table[at] = slot;
    }
  }

  /** Forgets the step. */
  void clear() {
    Arrays.fill(table, FREE);
    count = 0;
  }

  private static int[] emptyTable(int length) {
    int[] table = new int[length];
    Arrays.fill(table, FREE);
    return table;
  }

  /** Fibonacci hashing: consecutive coordinates, as in dense data, do not cluster. */
  private static int spread(int coordinate) {
    int h = coordinate * 0x9E3779B9;
    return h ^ h >>> 15;
  }
}
