package dev.eddy.learning.example;

import java.util.Arrays;

/**
 * Gathers examples into a {@link Batch}. Reusable: {@link #build} hands the batch over and starts
 * the next one; {@link #view} lends it out as it was gathered.
 */
public final class BatchBuilder {
  private static final double[] NONE = new double[0];
  private static final int[] UNFACTORED = new int[0];

  private double[] labels = new double[256];
  private double[] importances = new double[256];
  private boolean hasUnitImportances = true;
  private int[] starts = new int[257];
  private int exampleCount;

  // The feature of each occurrence, its slot once the batch is built.
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

  /** Appends a copy of the example. */
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

  /**
   * Returns what was added since the last call, factored, and forgets it. Features that come twice
   * in an example are merged by adding their values.
   */
  public Batch build() {
    return finder.factor(view()).detached();
  }

  /**
   * Returns what was added since the last call, not factored, and forgets it. Slots and values are
   * in arrays of this builder, which the next example overwrites: for who writes the batch to the
   * network at once, and need not wait for a copy of the most of it.
   */
  public Batch view() {
    if (exampleCount == 0) {
      return Batch.empty();
    }
    Batch batch =
        new Batch(
            Arrays.copyOf(labels, exampleCount),
            Arrays.copyOf(starts, exampleCount + 1),
            slots,
            hasUnitValues ? NONE : values,
            UNFACTORED,
            hasUnitImportances ? NONE : Arrays.copyOf(importances, exampleCount));
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
    hasUnitValues = true;
    hasUnitImportances = true;
  }
}
