package dev.eddy.learning.scaling;

import java.util.Arrays;

/**
 * What a step, or a part of one, has seen of the raw values of its coordinates. Arrays run beside
 * the coordinates they belong to; empty arrays when the learner does not scale.
 *
 * @param counts how many values
 * @param firsts what a {@link ValueScaler} says: their mean, or the least of them
 * @param seconds the sum of their squared deviations, or the largest of them
 */
@SuppressWarnings("ArrayRecordComponent") // Part of a message, never compared.
public record ValueStatistics(double[] counts, double[] firsts, double[] seconds) {
  /** Columns that the statistics of a coordinate take in its row: count, first, second. */
  public static final int COLUMNS = 3;

  private static final ValueStatistics NONE =
      new ValueStatistics(new double[0], new double[0], new double[0]);

  /** Returns the statistics of a learner that does not scale. */
  public static ValueStatistics none() {
    return NONE;
  }

  /** Returns a copy of the first {@code count} entries, zeros behind those there are. */
  public ValueStatistics head(int count) {
    return new ValueStatistics(
        Arrays.copyOf(counts, count), Arrays.copyOf(firsts, count), Arrays.copyOf(seconds, count));
  }

  /** Forgets an entry. */
  public void clear(int i) {
    counts[i] = 0;
    firsts[i] = 0;
    seconds[i] = 0;
  }
}
