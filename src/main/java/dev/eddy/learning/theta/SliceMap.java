package dev.eddy.learning.theta;

import java.io.Serializable;

/**
 * How the coordinates are dealt out to slices: one by one, round robin, so that the dense low
 * coordinates of unhashed data load every slice alike.
 *
 * @param dimension number of coordinates, at least 1
 * @param sliceCount number of slices, at least 1
 */
public record SliceMap(int dimension, int sliceCount) implements Serializable {

  public SliceMap {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be >= 1, was " + dimension);
    }
    if (sliceCount < 1) {
      throw new IllegalArgumentException("sliceCount must be >= 1, was " + sliceCount);
    }
  }

  public int sliceOf(int coordinate) {
    return isPowerOfTwo() ? coordinate & (sliceCount - 1) : coordinate % sliceCount;
  }

  /** Returns the coordinate's place within its slice. */
  public int rowOf(int coordinate) {
    return isPowerOfTwo()
        ? coordinate >>> Integer.numberOfTrailingZeros(sliceCount)
        : coordinate / sliceCount;
  }

  public int coordinateOf(int slice, int row) {
    return row * sliceCount + slice;
  }

  public int rowCount(int slice) {
    return (dimension - slice + sliceCount - 1) / sliceCount;
  }

  /** A division takes as long as all else that is done with a coordinate. */
  private boolean isPowerOfTwo() {
    return (sliceCount & (sliceCount - 1)) == 0;
  }
}
