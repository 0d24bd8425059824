package dev.eddy.learning.example;

import java.util.Arrays;

/**
 * Examples in compressed sparse rows over the batch's own, distinct features: occurrence {@code j}
 * of example {@code e}, for {@code starts[e] <= j < starts[e + 1]}, is feature {@code
 * features[slots[j]]} with value {@code values[j]}.
 *
 * <p>Factoring the distinct features out makes score and gradient run on small dense arrays instead
 * of the whole of theta; in hashed click data 39 features an example become about 6 distinct ones.
 *
 * <p>A batch that is not factored yet has no features: its slots are the features themselves, and
 * an example may have one twice. {@link SlotFinder#factor} makes the other of it.
 *
 * <p>Slots and values may go on behind the last occurrence, with what means nothing.
 *
 * @param labels one label an example
 * @param starts where each example's occurrences start, one more than there are examples
 * @param slots index into {@code features} of each occurrence; no slot twice within an example
 * @param values value of each occurrence; empty when every value is 1
 * @param features the distinct coordinates, in the order of their first occurrence; empty of a
 *     batch that is not factored
 * @param importances how often each example counts for training; empty when every one counts once
 */
@SuppressWarnings("ArrayRecordComponent") // The wire's unit: owned by one reader, never compared.
public record Batch(
    double[] labels,
    int[] starts,
    int[] slots,
    double[] values,
    int[] features,
    double[] importances) {
  private static final double[] NONE = new double[0];
  private static final Batch EMPTY =
      new Batch(NONE, new int[1], new int[0], NONE, new int[0], NONE);

  public Batch {
    if (starts.length != labels.length + 1) {
      throw new IllegalArgumentException(
          "starts must have one entry more than labels ("
              + labels.length
              + "), had "
              + starts.length);
    }
    if (values.length != 0 && values.length != slots.length) {
      throw new IllegalArgumentException(
          "values must be empty or as long as slots (" + slots.length + "), had " + values.length);
    }
    if (importances.length != 0 && importances.length != labels.length) {
      throw new IllegalArgumentException(
          "importances must be empty or as many as labels (%d), were %d"
              .formatted(labels.length, importances.length));
    }
  }

  /** Every example counts once. */
  public Batch(double[] labels, int[] starts, int[] slots, double[] values, int[] features) {
    this(labels, starts, slots, values, features, NONE);
  }

  /** Returns the batch without examples. */
  public static Batch empty() {
    return EMPTY;
  }

  public int exampleCount() {
    return labels.length;
  }

  /** Returns how many occurrences all examples have together. */
  public int occurrenceCount() {
    return starts[labels.length];
  }

  /** Whether slots are places in {@link #features}. */
  public boolean isFactored() {
    return features.length > 0 || occurrenceCount() == 0;
  }

  /**
   * Returns a batch that is not factored with what its factoring found; slots and starts are there.
   *
   * @param values as long as the slots or empty
   * @param features of all slots
   */
  Batch factored(double[] values, int[] features) {
    return new Batch(labels, starts, slots, values, features, importances);
  }

  /** Returns a copy that is not factored, which lives on when the arrays of this one change. */
  public Batch unfactored() {
    int[] occurrences = Arrays.copyOf(slots, occurrenceCount());
    if (features.length > 0) {
      for (int j = 0; j < occurrences.length; j++) {
        occurrences[j] = features[occurrences[j]];
      }
    }
    return new Batch(
        labels,
        starts.clone(),
        occurrences,
        hasUnitValues() ? NONE : Arrays.copyOf(values, occurrences.length),
        new int[0],
        importances);
  }

  /** Returns the same examples, slots and values in arrays of their own that end with the last. */
  public Batch detached() {
    if (exampleCount() == 0) {
      return this;
    }
    int count = occurrenceCount();
    return new Batch(
        labels,
        starts,
        Arrays.copyOf(slots, count),
        hasUnitValues() ? NONE : Arrays.copyOf(values, count),
        features,
        importances);
  }

  /** Returns how often the e-th example counts for training. */
  public double importance(int e) {
    return importances.length == 0 ? 1 : importances[e];
  }

  /** Whether every value is 1, so that {@link #values} is empty. */
  public boolean hasUnitValues() {
    return values.length == 0;
  }
}
