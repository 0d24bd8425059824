package dev.eddy.learning.drift;

import java.util.Arrays;

/**
 * What a checkpoint keeps of a detector; what the numbers mean is the detector's business.
 *
 * @param counts whole numbers
 * @param values the others
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its own equals.
public record DriftState(long[] counts, double[] values) {

  @Override
  public boolean equals(Object other) {
    return other instanceof DriftState that
        && Arrays.equals(counts, that.counts)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(counts) + Arrays.hashCode(values);
  }
}
