package dev.eddy.learning.example;

import java.util.Arrays;

/**
 * Gathers examples into a {@link Batch}, giving each distinct feature a slot on its way. Reusable:
 * {@link #build} hands the batch over and starts the next one.
 */
public final class BatchBuilder {
  private double[] labels = new double[256];
  private double[] importances = new double[256];
  private boolean hasUnitImportances = true;
  private int[] starts = new int[257];
  private int exampleCount;

  private int[] slots = new int[1024];
  private double[] values = new double[1024];
  private int occurrenceCount;
  private boolean hasUnitValues = true;

  private final SlotTable features = new SlotTable();
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
    int count = example.featureCount();
    int first = occurrenceCount;
    reserve(first + count);
    features.reserve(count);
    features.slotsOf(example.features(), count, slots, first);
    addValues(example, first);
    occurrenceCount = first + count;
    if (hasDuplicates(first)) {
      mergeDuplicates(first);
    }
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

  /** Whether the example whose occurrences start at {@code first} has a feature twice. */
  private boolean hasDuplicates(int first) {
    if (features.count() > lastExamples.length) {
      int length = Math.max(features.count(), 2 * lastExamples.length);
      lastExamples = Arrays.copyOf(lastExamples, length);
      places = new int[length];
    }
    int number = nextNumber();
    boolean hasDuplicates = false;
    for (int j = first; j < occurrenceCount; j++) {
      int slot = slots[j];
      hasDuplicates |= lastExamples[slot] == number;
      lastExamples[slot] = number;
    }
    return hasDuplicates;
  }

  /** Adds the values of each feature up where it comes first. */
  private void mergeDuplicates(int first) {
    if (hasUnitValues) {
      Arrays.fill(values, 0, occurrenceCount, 1);
      hasUnitValues = false;
    }
    int number = nextNumber();
    int next = first;
    for (int j = first; j < occurrenceCount; j++) {
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
    occurrenceCount = next;
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
