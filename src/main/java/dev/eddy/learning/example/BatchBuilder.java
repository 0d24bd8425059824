package dev.eddy.learning.example;

import java.util.Arrays;

/**
 * Gathers examples into a {@link Batch}, giving each distinct feature a slot on its way. Reusable:
 * {@link #build} hands the batch over and starts the next one.
 */
public final class BatchBuilder {
  private static final int FREE = -1;

  private double[] labels = new double[256];
  private double[] importances = new double[256];
  private boolean hasUnitImportances = true;
  private int[] starts = new int[257];
  private int exampleCount;

  private int[] slots = new int[1024];
  private double[] values = new double[1024];
  private int occurrenceCount;
  private boolean hasUnitValues = true;

  private int[] features = new int[256];
  private int[] lastOccurrence = new int[256];
  private int featureCount;

  // Open addressing with linear probing, at most half full; an entry is a slot.
  private int[] table = emptyTable(1024);

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
    int first = occurrenceCount;
    int count = example.featureCount();
    reserve(first + count);
    for (int i = 0; i < count; i++) {
      addOccurrence(first, slotOf(example.feature(i)), example.value(i));
    }
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
            Arrays.copyOf(features, featureCount),
            hasUnitImportances ? new double[0] : Arrays.copyOf(importances, exampleCount));
    forget();
    return batch;
  }

  private void addOccurrence(int first, int slot, double value) {
    int last = lastOccurrence[slot];
    if (last >= first) {
      values[last] += value;
      hasUnitValues = false;
      return;
    }
    lastOccurrence[slot] = occurrenceCount;
    slots[occurrenceCount] = slot;
    values[occurrenceCount++] = value;
    hasUnitValues &= value == 1;
  }

  private int slotOf(int feature) {
    int mask = table.length - 1;
    int at = spread(feature) & mask;
    while (table[at] != FREE) {
      if (features[table[at]] == feature) {
        return table[at];
      }
      at = at + 1 & mask;
    }
    if (featureCount == features.length) {
      features = Arrays.copyOf(features, 2 * featureCount);
      lastOccurrence = Arrays.copyOf(lastOccurrence, 2 * featureCount);
    }
    int slot = featureCount++;
    features[slot] = feature;
    lastOccurrence[slot] = -1;
    table[at] = slot;
    if (2 * featureCount > table.length) {
      grow();
    }
    return slot;
  }

  private void grow() {
    table = emptyTable(2 * table.length);
    int mask = table.length - 1;
    for (int slot = 0; slot < featureCount; slot++) {
      int at = spread(features[slot]) & mask;
      while (table[at] != FREE) {
        at = at + 1 & mask;
      }
      table[at] = slot;
    }
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
    featureCount = 0;
    hasUnitValues = true;
    hasUnitImportances = true;
    Arrays.fill(table, FREE);
  }

  private static int[] emptyTable(int length) {
    int[] table = new int[length];
    Arrays.fill(table, FREE);
    return table;
  }

  /** Fibonacci hashing: consecutive coordinates, as in dense data, do not cluster. */
  private static int spread(int feature) {
    int h = feature * 0x9E3779B9;
    return h ^ h >>> 15;
  }
}
