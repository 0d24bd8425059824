package dev.eddy.learning.gradient;

import dev.eddy.learning.optimizer.Nag;
import dev.eddy.learning.optimizer.Optimizer;
import dev.eddy.learning.optimizer.OptimizerStep;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ShardTotals;
import java.util.Arrays;

/**
 * A shard's own copies of theta's rows for one step, which its examples change one after the other.
 * The replica stays as it is, so shards of one worker do not see each other's steps.
 */
final class SlotRows extends SlotSums {
  private static final OptimizerStep NO_GRADIENT = new OptimizerStep(1, 0, 1);

  private final Optimizer optimizer;
  private double[] before = new double[0];

  SlotRows(LearnerSettings settings) {
    super(settings, settings.rule().width(), false);
    optimizer = settings.rule().optimizer();
  }

  @Override
  void reserve(int count) {
    super.reserve(count);
    if (weights.length > before.length) {
      before = Arrays.copyOf(before, weights.length);
    }
  }

  @Override
  boolean startsAtOnce() {
    return false;
  }

  @Override
  void startWeights(int slot, int coordinate, Replica theta) {
    int length = weightCount * width;
    theta.rows(coordinate, weights, slot * length);
    System.arraycopy(weights, slot * length, before, slot * length, length);
  }

  @Override
  void shrink(int slot, double scaleBefore, double size) {
    int from = slot * weightCount * width;
    for (int j = 0; j < weightCount; j++) {
      int at = from + j * width;
      optimizer.update(weights, at, NO_GRADIENT, 0, 0, size);
      // What the server will have made of the weight by the shard's scale alone.
      before[at] *= Nag.shrinkage(scaleBefore, size);
    }
  }

  @Override
  boolean isFinite(int count) {
    double nothing = 0;
    for (int i = 0; i < count * weightCount * width; i++) {
      nothing += 0 * weights[i];
    }
    return nothing == 0;
  }

  @Override
  ShardGradient gradient(ShardTotals totals, int[] coordinates) {
    int count = coordinates.length;
    double[] none = new double[0];
    return new ShardGradient(
        totals,
        coordinates,
        none,
        none,
        head(scales, count),
        statistics(count),
        changes(count * weightCount));
  }

  private double[] changes(int rowCount) {
    double[] changes = new double[rowCount * width];
    for (int row = 0; row < rowCount; row++) {
      int at = row * width;
      changes[at] = weights[at] - before[at];
      for (int column = 1; column < width; column++) {
        changes[at + column] =
            optimizer.isMaximum(column - 1)
                ? weights[at + column]
                : weights[at + column] - before[at + column];
      }
    }
    return changes;
  }
}
