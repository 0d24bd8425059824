package dev.eddy.learning.example;

import java.util.Arrays;

/**
 * Gathers examples into a {@link Batch}. Reusable: {@link #build} hands the batch over and starts
 * the next one; {@link #view} lends it out only.
 *
 * <p>Features get their slots when the batch is built: in one loop over all of them the processor
 * waits for many entries of the table at a time, and the parser has the cache for itself before.
 */
public final class BatchBuilder {
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

  private final SlotFinder finder;

  public BatchBuilder() {
    this(new SlotFinder());
  }

  /**
   * @param finder may be shared by the builders of one thread
   */
  public BatchBuilder(SlotFinder finder) {
    this.finder = finder;
  }

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
    return view().detached();
  }

  /**
   * Returns what was added since the last call and forgets it. Slots and values are in arrays of
   * this builder, which the next example overwrites: for who writes the batch to the network at
   * once, and need not wait for a copy of the most of it.
   */
  public Batch view() {
    if (exampleCount == 0) {
      return Batch.empty();
    }
    finder.find(slots, occurrenceCount);
    mergeDuplicates();
    Batch batch =
        new Batch(
            Arrays.copyOf(labels, exampleCount),
            Arrays.copyOf(starts, exampleCount + 1),
            slots,
            hasUnitValues ? new double[0] : values,
            finder.features(),
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

  /** Leaves each example each of its features once. */
  private void mergeDuplicates() {
    int from = 0;
    int next = 0;
    for (int e = 1; e <= exampleCount; e++) {
      int to = starts[e];
      next = finder.hasDuplicates(slots, from, to) ? merge(from, to, next) : move(from, to, next);
      starts[e] = next;
      from = to;
    }
    occurrenceCount = next;
  }

  private int merge(int from, int to, int at) {
    if (hasUnitValues) {
      Arrays.fill(values, 0, occurrenceCount, 1);
      hasUnitValues = false;
    }
    return finder.merge(slots, values, from, to, at);
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
    finder.clear();
    hasUnitValues = true;
    hasUnitImportances = true;
  }
}
