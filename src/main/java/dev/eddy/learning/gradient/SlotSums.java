package dev.eddy.learning.gradient;

import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ValueStatistics;
import java.util.Arrays;

/**
 * The dense arrays of one step, an entry for each slot: what theta says of the coordinate and what
 * the step's examples add up to. Owned by one kernel, which reads and writes them directly.
 */
final class SlotSums {
  private final LearnerSettings settings;
  private final boolean hasSquares;
  private final boolean hasScales;

  /** Weights as the next example meets them: shrunk when the step shows a larger |x|. */
  double[] weights = new double[0];

  double[] scales = new double[0];
  double[] inverseScales = new double[0];
  double[] means = new double[0];
  double[] inverseDeviations = new double[0];

  double[] gradients = new double[0];
  double[] squares = new double[0];
  double[] counts = new double[0];
  double[] stepMeans = new double[0];
  double[] squaredDeviations = new double[0];

  SlotSums(LearnerSettings settings, boolean hasSquares, boolean hasScales) {
    this.settings = settings;
    this.hasSquares = hasSquares;
    this.hasScales = hasScales;
  }

  void reserve(int count) {
    if (count <= weights.length) {
      return;
    }
    int length = Math.max(count, 2 * weights.length);
    weights = Arrays.copyOf(weights, length);
    gradients = Arrays.copyOf(gradients, length);
    if (hasSquares) {
      squares = Arrays.copyOf(squares, length);
    }
    if (hasScales) {
      scales = Arrays.copyOf(scales, length);
      inverseScales = Arrays.copyOf(inverseScales, length);
    }
    if (settings.isStandardized()) {
      means = Arrays.copyOf(means, length);
      inverseDeviations = Arrays.copyOf(inverseDeviations, length);
      counts = Arrays.copyOf(counts, length);
      stepMeans = Arrays.copyOf(stepMeans, length);
      squaredDeviations = Arrays.copyOf(squaredDeviations, length);
    }
  }

  /** Starts a slot with what theta says of the coordinate. */
  void start(int slot, int coordinate, Replica theta) {
    weights[slot] = theta.weights()[coordinate];
    gradients[slot] = 0;
    if (hasSquares) {
      squares[slot] = 0;
    }
    if (hasScales) {
      double scale = theta.scales()[coordinate];
      scales[slot] = scale;
      inverseScales[slot] = scale == 0 ? 0 : 1 / scale;
    }
    if (settings.isStandardized()) {
      means[slot] = theta.means()[coordinate];
      inverseDeviations[slot] = theta.inverseDeviations()[coordinate];
      counts[slot] = 0;
      stepMeans[slot] = 0;
      squaredDeviations[slot] = 0;
    }
  }

  /** Adds a raw value to the slot's statistics (Welford 1962). */
  void count(int slot, double x) {
    counts[slot]++;
    double difference = x - stepMeans[slot];
    stepMeans[slot] += difference / counts[slot];
    squaredDeviations[slot] += difference * (x - stepMeans[slot]);
  }

  /** Whether the sums of g are finite. */
  boolean isFinite(int count) {
    double nothing = 0;
    for (int i = 0; i < count; i++) {
      // 0 for every finite number, and no branch in a loop over all that a step touched.
      nothing += 0 * gradients[i];
    }
    return nothing == 0;
  }

  /** Returns the first {@code count} entries, or nothing of an array that is not needed. */
  static double[] head(double[] values, int count) {
    return values.length == 0 ? values : Arrays.copyOf(values, count);
  }

  ValueStatistics statistics(int count) {
    return settings.isStandardized()
        ? new ValueStatistics(
            head(counts, count), head(stepMeans, count), head(squaredDeviations, count))
        : ValueStatistics.none();
  }
}
