package dev.eddy.learning.example;

import java.util.Arrays;

/**
 * Finds the slots of a batch's occurrences and the features that an example has twice. Forgets the
 * batch when told to, so that one finder, whose tables then stay in the cache, serves all builders
 * of a thread.
 */
public final class SlotFinder {
  /** Occurrences that get their slots at a time. */
  private static final int BLOCK = 512;

  private final SlotTable features = new SlotTable();
  private final int[] block = new int[BLOCK];
  // Which example has touched a slot last, counting on from batch to batch, and where.
  private int[] lastExamples = new int[1024];
  private int[] places = new int[1024];
  private int exampleNumber;

  /** Puts the slot of each of the first {@code count} features in its place. */
  void find(int[] occurrences, int count) {
    for (int from = 0; from < count; from += BLOCK) {
      int length = Math.min(BLOCK, count - from);
      System.arraycopy(occurrences, from, block, 0, length);
      features.reserve(length);
      features.slotsOf(block, length, occurrences, from);
    }
    if (features.count() > lastExamples.length) {
      int length = Math.max(features.count(), 2 * lastExamples.length);
      lastExamples = Arrays.copyOf(lastExamples, length);
      places = new int[length];
    }
  }

  /** Returns the distinct features, slot by slot. */
  int[] features() {
    return features.toArray();
  }

  void clear() {
    features.clear();
  }

  /** Whether an example with the slots {@code [from, to)} has a feature twice. */
  boolean hasDuplicates(int[] slots, int from, int to) {
    int number = nextNumber();
    boolean hasDuplicates = false;
    for (int j = from; j < to; j++) {
      int slot = slots[j];
      hasDuplicates |= lastExamples[slot] == number;
      lastExamples[slot] = number;
    }
    return hasDuplicates;
  }

  /**
   * Moves an example's slots and values from {@code [from, to)} down to {@code at}, adding up the
   * values of each feature where it comes first. Returns where they end there.
   */
  int merge(int[] slots, double[] values, int from, int to, int at) {
    int number = nextNumber();
    int next = at;
    for (int j = from; j < to; j++) {
      int slot = slots[j];
      if (lastExamples[slot] == number) {
        values[places[slot]] += values[j];
      } else {
        lastExamples[slot] = number;
        places[slot] = next;
        slots[next] = slot;
        values[next++] = values[j];
      }
    }
    return next;
  }

  /** Returns a number that no slot has been touched with. */
  private int nextNumber() {
    if (++exampleNumber == Integer.MAX_VALUE) {
      Arrays.fill(lastExamples, 0);
      exampleNumber = 1;
    }
    return exampleNumber;
  }
}
