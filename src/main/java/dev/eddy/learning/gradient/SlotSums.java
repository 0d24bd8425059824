package dev.eddy.learning.gradient;

import dev.eddy.learning.optimizer.Nag;
import dev.eddy.learning.scaling.ValueStatistics;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ShardTotals;
import java.util.Arrays;

/**
 * The dense arrays of one step, an entry for each slot: what theta says of the coordinate and what
 * the step's examples add up to. Owned by one kernel, which reads and writes them directly.
 */
class SlotSums {
  private final boolean isScaled;
  private final boolean hasSquares;
  private final boolean hasScales;
  private ValueStatistics statistics = ValueStatistics.none();

  /** Weights of a slot. */
  final int weightCount;

  /** Columns of a weight in {@link #weights}: its whole row, or the weight alone. */
  final int width;

  /** Weights as the next example meets them, the other columns of their rows behind each. */
  double[] weights = new double[0];

  double[] scales = new double[0];
  double[] inverseScales = new double[0];
  double[] means = new double[0];
  double[] inverseDeviations = new double[0];

  double[] gradients = new double[0];
  double[] squares = new double[0];

  /** Sums for a step that all examples begin with the same weights. */
  SlotSums(LearnerSettings settings) {
    this(settings, 1, settings.rule().optimizer().needsSquares());
  }

  SlotSums(LearnerSettings settings, int width, boolean hasSquares) {
    this.width = width;
    this.hasSquares = hasSquares;
    hasScales = settings.rule().optimizer().needsScales();
    isScaled = settings.isScaled();
    weightCount = settings.model().weightCount();
  }

  void reserve(int count) {
    if (count * weightCount * width <= weights.length) {
      return;
    }
    int length = Math.max(count, 2 * weights.length / (weightCount * width));
    weights = Arrays.copyOf(weights, length * weightCount * width);
    gradients = Arrays.copyOf(gradients, length * weightCount);
    if (hasSquares) {
      squares = Arrays.copyOf(squares, length * weightCount);
    }
    if (hasScales) {
      scales = Arrays.copyOf(scales, length);
      inverseScales = Arrays.copyOf(inverseScales, length);
    }
    if (isScaled) {
      means = Arrays.copyOf(means, length);
      inverseDeviations = Arrays.copyOf(inverseDeviations, length);
      statistics = statistics.head(length);
    }
  }

  /**
   * Starts the slots {@code [from, to)} with what theta says of their coordinates.
   *
   * @param coordinates of all slots
   */
  final void start(int from, int to, int[] coordinates, Replica theta) {
    if (!startsAtOnce() || isScaled) {
      for (int slot = from; slot < to; slot++) {
        start(slot, coordinates[slot], theta);
      }
      return;
    }
    theta.weights(coordinates, from, to, weights);
    Arrays.fill(gradients, from, to, 0);
    if (hasSquares) {
      Arrays.fill(squares, from, to, 0);
    }
    if (hasScales) {
      for (int slot = from; slot < to; slot++) {
        setScale(slot, theta.scales()[coordinates[slot]]);
      }
    }
  }

  /** Whether a slot is one weight, so that theta can hand out many at once. */
  boolean startsAtOnce() {
    return weightCount == 1;
  }

  /** Starts a slot with what theta says of the coordinate. */
  final void start(int slot, int coordinate, Replica theta) {
    startWeights(slot, coordinate, theta);
    if (hasScales) {
      setScale(slot, theta.scales()[coordinate]);
    }
    if (isScaled) {
      means[slot] = theta.means()[coordinate];
      inverseDeviations[slot] = theta.inverseDeviations()[coordinate];
      statistics.clear(slot);
    }
  }

  private void setScale(int slot, double scale) {
    scales[slot] = scale;
    inverseScales[slot] = scale == 0 ? 0 : 1 / scale;
  }

  /** Starts the weights of a slot, and what the step adds up beside each. */
  void startWeights(int slot, int coordinate, Replica theta) {
    int from = slot * weightCount;
    theta.weights(coordinate, weights, from);
    for (int j = from; j < from + weightCount; j++) {
      gradients[j] = 0;
      if (hasSquares) {
        squares[j] = 0;
      }
    }
  }

  /** Takes note of a value larger than all before: weights that were learned on less shrink. */
  void raiseScale(int slot, double size) {
    shrink(slot, scales[slot], size);
    scales[slot] = size;
    inverseScales[slot] = 1 / size;
  }

  /** Shrinks the weights of a slot as its scale grows. */
  void shrink(int slot, double before, double size) {
    for (int j = slot * weightCount; j < (slot + 1) * weightCount; j++) {
      weights[j] *= Nag.shrinkage(before, size);
    }
  }

  /** Returns what the step has seen of raw values, a growing array for each slot. */
  ValueStatistics statistics() {
    return statistics;
  }

  /** Whether the sums of g are finite. */
  boolean isFinite(int count) {
    double nothing = 0;
    for (int i = 0; i < count * weightCount; i++) {
      // 0 for every finite number, and no branch in a loop over all that a step touched.
      nothing += 0 * gradients[i];
    }
    return nothing == 0;
  }

  /** Returns what the step says of its coordinates, which are those of the slots. */
  ShardGradient gradient(ShardTotals totals, int[] coordinates) {
    int count = coordinates.length;
    return new ShardGradient(
        totals,
        coordinates,
        head(gradients, count * weightCount),
        head(squares, count * weightCount),
        head(scales, count),
        statistics(count));
  }

  /** Returns the first {@code count} entries, or nothing of an array that is not needed. */
  static double[] head(double[] values, int count) {
    return values.length == 0 ? values : Arrays.copyOf(values, count);
  }

  ValueStatistics statistics(int count) {
    return isScaled ? statistics.head(count) : statistics;
  }
}
