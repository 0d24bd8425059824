package dev.eddy.learning.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Factors the distinct features out of batches, and adds up the values of a feature that an example
 * has twice. Its tables, for as many features as a batch ever had, serve all batches of a thread.
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

  /**
   * Returns the batch factored: itself if it is.
   *
   * @param batch whose arrays are taken over
   */
  public Batch factor(Batch batch) {
    return batch.isFactored() ? batch : factor(List.of(batch)).get(0);
  }

  /**
   * Returns the batches factored together: all have the features of all.
   *
   * @param batches none of them factored; their arrays are taken over
   */
  public List<Batch> factor(List<Batch> batches) {
    List<double[]> values = new ArrayList<>();
    for (Batch batch : batches) {
      find(batch.slots(), batch.occurrenceCount());
      values.add(leaveOnce(batch.starts(), batch.slots(), batch.values()));
    }
    int[] found = features.toArray();
    features.clear();
    List<Batch> factored = new ArrayList<>();
    for (int i = 0; i < batches.size(); i++) {
      factored.add(batches.get(i).factored(values.get(i), found));
    }
    return factored;
  }

  /**
   * Puts the slot of each of the first {@code count} features in its place, in one loop in which
   * the processor waits for many entries of the table at a time.
   */
  private void find(int[] occurrences, int count) {
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

  /**
   * Leaves each example each of its features once. Returns the values, which are no longer all 1 if
   * some have been added up.
   */
  private double[] leaveOnce(int[] starts, int[] slots, double[] values) {
    double[] left = values;
    int from = 0;
    int next = 0;
    for (int e = 1; e < starts.length; e++) {
      int to = starts[e];
      if (hasDuplicates(slots, from, to)) {
        if (left.length == 0) {
          left = new double[slots.length];
          Arrays.fill(left, 1);
        }
        next = merge(slots, left, from, to, next);
      } else {
        next = move(slots, left, from, to, next);
      }
      starts[e] = next;
      from = to;
    }
    return left;
  }

  /** Whether an example with the slots {@code [from, to)} has a feature twice. */
  private boolean hasDuplicates(int[] slots, int from, int to) {
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
  private int merge(int[] slots, double[] values, int from, int to, int at) {
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

  /** Moves occurrences to {@code at} and returns where they end there. */
  private static int move(int[] slots, double[] values, int from, int to, int at) {
    if (from != at) {
      System.arraycopy(slots, from, slots, at, to - from);
      if (values.length > 0) {
        System.arraycopy(values, from, values, at, to - from);
      }
    }
    return at + to - from;
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
