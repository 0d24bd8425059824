package dev.eddy.learning.theta;

import java.util.Arrays;
import java.util.List;

/**
 * The shards' gradients of one step added up, row by row of a slice, in the order of the shards.
 */
final class StepSum {
  private final SliceMap slices;

  // A sparse set (Briggs & Torczon 1993): nothing needs clearing between steps.
  private final int[] slotOfRow;
  private int[] rows = new int[256];
  private int count;

  private double[] gradients = new double[256];
  private double[] squares = new double[256];
  private double[] largest = new double[256];

  StepSum(SliceMap slices, int rowCount) {
    this.slices = slices;
    this.slotOfRow = new int[rowCount];
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

  double gradient(int i) {
    return gradients[i];
  }

  double square(int i) {
    return squares[i];
  }

  double largest(int i) {
    return largest[i];
  }

  private void add(ShardGradient shard) {
    int[] coordinates = shard.coordinates();
    boolean hasSquares = shard.squareSums().length > 0;
    boolean hasScales = shard.largestValues().length > 0;
    for (int i = 0; i < coordinates.length; i++) {
      int slot = slotOf(slices.rowOf(coordinates[i]));
      gradients[slot] += shard.gradientSums()[i];
      if (hasSquares) {
        squares[slot] += shard.squareSums()[i];
      }
      if (hasScales) {
        largest[slot] = Math.max(largest[slot], shard.largestValues()[i]);
      }
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
    gradients[slot] = 0;
    squares[slot] = 0;
    largest[slot] = 0;
    return slot;
  }

  private void reserve(int length) {
    if (length > rows.length) {
      int grown = Math.max(length, 2 * rows.length);
      rows = Arrays.copyOf(rows, grown);
      gradients = Arrays.copyOf(gradients, grown);
      squares = Arrays.copyOf(squares, grown);
      largest = Arrays.copyOf(largest, grown);
    }
  }
}
