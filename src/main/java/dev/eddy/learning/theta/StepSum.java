package dev.eddy.learning.theta;

import dev.eddy.learning.example.SlotTable;
import java.util.Arrays;
import java.util.List;

/**
 * The shards' gradients of one step added up, row by row of a slice, in the order of the shards.
 */
final class StepSum {
  private final SliceMap slices;
  private final int weightCount;

  private final SlotTable rows = new SlotTable();
  private double[] gradients;
  private double[] squares;
  private double[] largest = new double[256];

  StepSum(SliceMap slices, int weightCount) {
    this.slices = slices;
    this.weightCount = weightCount;
    gradients = new double[256 * weightCount];
    squares = new double[256 * weightCount];
  }

  /** Starts the step: adds the shards up in the order given. */
  void set(List<ShardGradient> shards) {
    rows.clear();
    for (ShardGradient shard : shards) {
      reserve(shard.coordinates().length);
      if (rows.count() == 0) {
        start(shard);
      } else {
        add(shard);
      }
    }
  }

  int count() {
    return rows.count();
  }

  /** Returns the touched rows in order of first occurrence; only the first {@link #count} count. */
  int[] rows() {
    return rows.coordinates();
  }

  int row(int i) {
    return rows.coordinate(i);
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
    squares[rows.slotOf(row) * weightCount + j] += square;
  }

  /** Returns the squares of the j-th weight of a row that the step touches. */
  double squareOfRow(int row, int j) {
    return squares[rows.slotOf(row) * weightCount + j];
  }

  double largest(int i) {
    return largest[i];
  }

  private void start(ShardGradient shard) {
    int[] coordinates = shard.coordinates();
    for (int i = 0; i < coordinates.length; i++) {
      rows.append(slices.rowOf(coordinates[i]));
    }
    int count = rows.count();
    set(gradients, shard.gradientSums(), count * weightCount);
    set(squares, shard.squareSums(), count * weightCount);
    set(largest, shard.largestValues(), count);
  }

  private static void set(double[] to, double[] from, int count) {
    System.arraycopy(from, 0, to, 0, from.length);
    Arrays.fill(to, from.length, count, 0);
  }

  private void add(ShardGradient shard) {
    int[] coordinates = shard.coordinates();
    double[] gradientSums = shard.gradientSums();
    double[] squareSums = shard.squareSums();
    double[] largestValues = shard.largestValues();
    int[] rowsOfShard = new int[coordinates.length];
    for (int i = 0; i < coordinates.length; i++) {
      rowsOfShard[i] = slices.rowOf(coordinates[i]);
    }
    int known = rows.count();
    int[] slots = new int[coordinates.length];
    rows.slotsOf(rowsOfShard, slots.length, slots, 0);
    clear(known);
    if (gradientSums.length > 0) {
      add(gradientSums, gradients, slots);
    }
    if (squareSums.length > 0) {
      add(squareSums, squares, slots);
    }
    for (int i = 0; i < largestValues.length; i++) {
      largest[slots[i]] = Math.max(largest[slots[i]], largestValues[i]);
    }
  }

  private void clear(int from) {
    int to = rows.count();
    Arrays.fill(gradients, from * weightCount, to * weightCount, 0);
    Arrays.fill(squares, from * weightCount, to * weightCount, 0);
    Arrays.fill(largest, from, to, 0);
  }

  private void add(double[] from, double[] to, int[] slots) {
    for (int i = 0; i < slots.length; i++) {
      for (int j = 0; j < weightCount; j++) {
        to[slots[i] * weightCount + j] += from[i * weightCount + j];
      }
    }
  }

  private void reserve(int more) {
    rows.reserve(more);
    int length = rows.count() + more;
    if (length > largest.length) {
      int grown = Math.max(length, 2 * largest.length);
      gradients = Arrays.copyOf(gradients, grown * weightCount);
      squares = Arrays.copyOf(squares, grown * weightCount);
      largest = Arrays.copyOf(largest, grown);
    }
  }
}
