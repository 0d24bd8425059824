package dev.eddy.learning.theta;

import java.util.Arrays;

/**
 * Where a row holds what it is in the frozen model: behind all else, as workers need it.
 *
 * @param from first of these columns
 * @param weightCount weights, which come first
 * @param hasScale whether the largest |x| follows, for scale-free optimizers
 * @param isScaled whether mean and 1 / deviation follow, where values are scaled
 */
record FrozenColumns(int from, int weightCount, boolean hasScale, boolean isScaled) {

  /** Returns how many columns these are. */
  int width() {
    return weightCount + (hasScale ? 1 : 0) + (isScaled ? 2 : 0);
  }

  /**
   * Writes row {@code i} of what workers need into its frozen columns.
   *
   * @param at where the row begins in {@code columns}
   * @return whether that changes anything
   */
  boolean freeze(ThetaDelta current, int i, double[] columns, int at) {
    double[] frozen = new double[width()];
    System.arraycopy(current.weights(), i * weightCount, frozen, 0, weightCount);
    int next = weightCount;
    if (hasScale) {
      frozen[next++] = current.scales()[i];
    }
    if (isScaled) {
      frozen[next++] = current.means()[i];
      frozen[next] = current.inverseDeviations()[i];
    }
    int start = at + from;
    if (Arrays.equals(columns, start, start + frozen.length, frozen, 0, frozen.length)) {
      return false;
    }
    System.arraycopy(frozen, 0, columns, start, frozen.length);
    return true;
  }

  /** Returns the frozen columns of the first {@code count} rows named, which are so wide. */
  Freeze read(double[] columns, int rowWidth, int[] rows, int count) {
    double[] weights = new double[count * weightCount];
    double[] scales = new double[hasScale ? count : 0];
    double[] means = new double[isScaled ? count : 0];
    double[] inverseDeviations = new double[means.length];
    for (int i = 0; i < count; i++) {
      int at = rows[i] * rowWidth + from;
      System.arraycopy(columns, at, weights, i * weightCount, weightCount);
      at += weightCount;
      if (hasScale) {
        scales[i] = columns[at++];
      }
      if (isScaled) {
        means[i] = columns[at++];
        inverseDeviations[i] = columns[at];
      }
    }
    return new Freeze(false, new Freeze.Columns(weights, scales, means, inverseDeviations));
  }
}
