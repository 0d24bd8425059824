package dev.eddy.learning.theta;

import java.util.Arrays;
import java.util.List;

/**
 * The shards' gradients of one step added up, row by row of a slice, in the order of the shards.
 */
final class StepSum {
  private final SliceMap slices;
  private final int weightCount;

  // A sparse set (Briggs & Torczon 1993): nothing needs clearing between steps.
  private final int[] slotOfRow;
  private int[] rows = new int[256];
  private int count;

  private double[] gradients;
  private double[] squares;
  private double[] largest = new double[256];

  StepSum(SliceMap slices, int rowCount, int weightCount) {
    this.slices = slices;
    this.weightCount = weightCount;
    this.slotOfRow = new int[rowCount];
    gradients = new double[256 * weightCount];
    squares = new double[256 * weightCount];
  }

  /** Starts the step: adds the shards up in the order given. */
  void set(List<ShardGradient> shards) {
    count = 0;
    for (ShardGradient shard : shards) {
      reserve(count + shard.coordinates().length);
      add(shard);
    }
  }

  int count() {
    return count;
  }

  /** Returns the touched rows in order of first occurrence; only the first {@link #count} count. */
  int[] rows() {
    return rows;
  }

  int row(int i) {
    return rows[i];
  }

  /** Returns the sum of g of the j-th weight of the i-th touched row. */
  double gradient(int i, int j) {
    return gradients[i * weightCount + j];
  }

  double square(int i, int j) {
    return squares[i * weightCount + j];
  }

  /** Adds to the squares of the j-th weight of a row that the step touches. */
  void addSquare(int row, int j, double square) {
    squares[slotOfRow[row] * weightCount + j] += square;
  }

  /** Returns the squares of the j-th weight of a row that the step touches. */
  double squareOfRow(int row, int j) {
    return squares[slotOfRow[row] * weightCount + j];
  }

  double largest(int i) {
    return largest[i];
  }

  private void add(ShardGradient shard) {
    int[] coordinates = shard.coordinates();
    double[] gradientSums = shard.gradientSums();
    double[] squareSums = shard.squareSums();
    double[] largestValues = shard.largestValues();
    for (int i = 0; i < coordinates.length; i++) {
      int slot = slotOf(slices.rowOf(coordinates[i]));
      if (gradientSums.length > 0) {
        add(gradientSums, i, gradients, slot);
      }
      if (squareSums.length > 0) {
        add(squareSums, i, squares, slot);
      }
      if (largestValues.length > 0) {
        largest[slot] = Math.max(largest[slot], largestValues[i]);
      }
    }
  }

  private void add(double[] from, int i, double[] to, int slot) {
    for (int j = 0; j < weightCount; j++) {
      to[slot * weightCount + j] += from[i * weightCount + j];
    }
  }

  private int slotOf(int row) {
    int slot = slotOfRow[row];
    if (slot < count && rows[slot] == row) {
      return slot;
    }
    slot = count++;
    slotOfRow[row] = slot;
    rows[slot] = row;
    for (int j = slot * weightCount; j < (slot + 1) * weightCount; j++) {
      gradients[j] = 0;
      squares[j] = 0;
    }
    largest[slot] = 0;
    return slot;
  }

  private void reserve(int length) {
    if (length > rows.length) {
      int grown = Math.max(length, 2 * rows.length);
      rows = Arrays.copyOf(rows, grown);
      gradients = Arrays.copyOf(gradients, grown * weightCount);
      squares = Arrays.copyOf(squares, grown * weightCount);
      largest = Arrays.copyOf(largest, grown);
    }
  }
}
