package dev.eddy.learning.theta;

import dev.eddy.learning.optimizer.Optimizer;
import dev.eddy.learning.optimizer.OptimizerStep;
import dev.eddy.learning.settings.LearnerSettings;

/**
 * Adds up what the shards have changed in their own copies of the same rows. Sums, not means: a
 * coordinate that one shard alone has seen would move by a fraction of what it learned.
 */
final class RowMerge {
  /** Teaches a row a larger value and no gradient. */
  private static final OptimizerStep NO_GRADIENT = new OptimizerStep(1, 0, 1);

  private final SliceMap slices;
  private final SliceRows rows;
  private final Optimizer optimizer;

  RowMerge(LearnerSettings settings, SliceMap slices, SliceRows rows) {
    this.slices = slices;
    this.rows = rows;
    optimizer = settings.rule().optimizer();
  }

  /** Adds one shard's changes. */
  void add(ShardGradient shard) {
    int[] coordinates = shard.coordinates();
    int length = rows.weightCount * rows.ruleWidth;
    for (int i = 0; i < coordinates.length; i++) {
      int at = slices.rowOf(coordinates[i]) * rows.width;
      double largest = optimizer.needsScales() ? shard.largestValues()[i] : 0;
      for (int j = 0; j < length; j += rows.ruleWidth) {
        add(at + j, shard.rowChanges(), i * length + j, largest);
      }
    }
  }

  private void add(int at, double[] changes, int from, double largest) {
    double[] columns = rows.columns;
    if (optimizer.needsScales()) {
      // The change counts in the shard's scale; what was there before shrinks to the larger one.
      optimizer.update(columns, at, NO_GRADIENT, 0, 0, largest);
    }
    columns[at] += changes[from];
    for (int column = 0; column < optimizer.accumulatorCount(); column++) {
      int to = at + 1 + column;
      double change = changes[from + 1 + column];
      columns[to] =
          optimizer.isMaximum(column)
              ? Math.max(columns[to], change)
              : Math.min(columns[to] + change, Double.MAX_VALUE);
    }
    optimizer.refresh(columns, at);
  }
}
