package dev.eddy.learning.example;

import java.util.Arrays;

/**
 * Gathers examples into a {@link Batch}. Reusable: {@link #build} hands the batch over and starts
 * the next one.
 *
 * <p>Features get their slots when the batch is built: in one loop over all of them the processor
 * waits for many entries of the table at a time, and the parser has the cache for itself before.
 */
public final class BatchBuilder {
  /** Occurrences that get their slots at a time. */
  private static final int BLOCK = 512;

  private double[] labels = new double[256];
  private double[] importances = new double[256];
  private boolean hasUnitImportances = true;
  private int[] starts = new int[257];
  private int exampleCount;

  // The feature of each occurrence, its slot once the batch is being built.
  private int[] slots = new int[1024];
  private double[] values = new double[1024];
  private int occurrenceCount;
  private boolean hasUnitValues = true;

  private final SlotTable features = new SlotTable();
  private final int[] block = new int[BLOCK];
  // Which example has touched a slot last, counting on from batch to batch, and where.
  private int[] lastExamples = new int[1024];
  private int[] places = new int[1024];
  private int exampleNumber;

  /** Appends a copy of the example. Features that come twice are merged by adding their values. */
  public void add(ExampleBuffer example) {
    if (exampleCount == labels.length) {
      labels = Arrays.copyOf(labels, 2 * exampleCount);
      importances = Arrays.copyOf(importances, 2 * exampleCount);
      starts = Arrays.copyOf(starts, 2 * exampleCount + 1);
    }
    labels[exampleCount] = example.label();
    importances[exampleCount] = example.importance();
    hasUnitImportances &= example.importance() == 1;
    addOccurrences(example);
    starts[++exampleCount] = occurrenceCount;
  }

  public int exampleCount() {
    return exampleCount;
  }

  /** Returns what was added since the last call and forgets it. */
  public Batch build() {
    if (exampleCount == 0) {
      return Batch.empty();
    }
    findSlots();
    mergeDuplicates();
    Batch batch =
        new Batch(
            Arrays.copyOf(labels, exampleCount),
            Arrays.copyOf(starts, exampleCount + 1),
            Arrays.copyOf(slots, occurrenceCount),
            hasUnitValues ? new double[0] : Arrays.copyOf(values, occurrenceCount),
            features.toArray(),
            hasUnitImportances ? new double[0] : Arrays.copyOf(importances, exampleCount));
    forget();
    return batch;
  }

  private void addOccurrences(ExampleBuffer example) {
    int first = occurrenceCount;
    occurrenceCount += example.featureCount();
    reserve(occurrenceCount);
    System.arraycopy(example.features(), 0, slots, first, example.featureCount());
    addValues(example, first);
  }

  /** Writes no value as long as all are 1. */
  private void addValues(ExampleBuffer example, int first) {
    if (hasUnitValues && !example.hasUnitValues()) {
      Arrays.fill(values, 0, first, 1);
      hasUnitValues = false;
    }
    if (!hasUnitValues) {
      example.copyValues(values, first);
    }
  }

  private void findSlots() {
    for (int from = 0; from < occurrenceCount; from += BLOCK) {
      int length = Math.min(BLOCK, occurrenceCount - from);
      System.arraycopy(slots, from, block, 0, length);
      features.reserve(length);
      features.slotsOf(block, length, slots, from);
    }
  }

  /** Leaves each example each of its features once. */
  private void mergeDuplicates() {
    if (features.count() > lastExamples.length) {
      int length = Math.max(features.count(), 2 * lastExamples.length);
      lastExamples = Arrays.copyOf(lastExamples, length);
      places = new int[length];
    }
    int from = 0;
    int next = 0;
    for (int e = 1; e <= exampleCount; e++) {
      int to = starts[e];
      next = hasDuplicates(from, to) ? merge(from, to, next) : move(from, to, next);
      starts[e] = next;
      from = to;
    }
    occurrenceCount = next;
  }

  /** Whether an example with these occurrences has a feature twice. */
  private boolean hasDuplicates(int from, int to) {
    int number = nextNumber();
    boolean hasDuplicates = false;
    for (int j = from; j < to; j++) {
      int slot = slots[j];
      hasDuplicates |= lastExamples[slot] == number;
      lastExamples[slot] = number;
    }
    return hasDuplicates;
  }

  /** Moves occurrences to {@code at} and returns where they end there. */
  private int move(int from, int to, int at) {
    if (from != at) {
      System.arraycopy(slots, from, slots, at, to - from);
      if (!hasUnitValues) {
        System.arraycopy(values, from, values, at, to - from);
      }
    }
    return at + to - from;
  }

  /** Moves them, and adds the values of each feature up where it comes first. */
  private int merge(int from, int to, int at) {
    if (hasUnitValues) {
      Arrays.fill(values, 0, occurrenceCount, 1);
      hasUnitValues = false;
    }
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

  private void reserve(int occurrences) {
    if (occurrences > slots.length) {
      int length = Math.max(occurrences, 2 * slots.length);
      slots = Arrays.copyOf(slots, length);
      values = Arrays.copyOf(values, length);
    }
  }

  private void forget() {
    exampleCount = 0;
    occurrenceCount = 0;
    features.clear();
    hasUnitValues = true;
    hasUnitImportances = true;
  }
}
