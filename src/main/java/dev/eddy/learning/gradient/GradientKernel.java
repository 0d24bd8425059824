package dev.eddy.learning.gradient;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.loss.Loss;
import dev.eddy.learning.optimizer.Optimizer;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Bounds;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ValueStatistics;
import java.util.List;

/**
 * Scores a shard's examples of one step and computes the step's gradient. All examples meet the
 * same theta; what the step itself teaches of scales counts from the example on that shows it, as
 * if the examples came one by one. Owns its buffers: one kernel for a thread.
 */
public final class GradientKernel {
  private final LearnerSettings settings;
  private final Loss loss;
  private final boolean needsSquares;
  private final boolean needsScales;

  private final StepSlots slots = new StepSlots();
  private final SlotSums sums;
  private double normalizer;
  private double unitSquares;
  private double norm;

  // The example at hand, its values within bounds and standardized.
  private int[] exampleSlots = new int[64];
  private double[] exampleValues = new double[64];
  private double largestValue;

  public GradientKernel(LearnerSettings settings) {
    Optimizer optimizer = settings.rule().optimizer();
    this.settings = settings;
    loss = settings.loss().create();
    needsSquares = optimizer.needsSquares();
    needsScales = optimizer.needsScales();
    sums = new SlotSums(settings, needsSquares, needsScales);
  }

  /** Computes over the batches in the order given. */
  public ShardGradient compute(List<Batch> batches, Replica theta, ScoreSink scores) {
    slots.clear();
    normalizer = 0;
    unitSquares = 0;
    norm = 0;
    int exampleCount = 0;
    for (Batch batch : batches) {
      if (batch.exampleCount() > 0) {
        exampleCount += batch.exampleCount();
        compute(batch, gather(batch, theta), scores);
      }
    }
    int count = slots.count();
    return new ShardGradient(
        exampleCount,
        normalizer,
        unitSquares,
        sums.isFinite(count) ? norm : Double.POSITIVE_INFINITY,
        slots.toArray(),
        SlotSums.head(sums.gradients, count),
        SlotSums.head(sums.squares, count),
        SlotSums.head(sums.scales, count),
        sums.statistics(count));
  }

  /** Returns the step's slot of each feature of the batch; the intercept has slot 0. */
  private int[] gather(Batch batch, Replica theta) {
    int[] features = batch.features();
    slots.reserve(features.length + 1);
    sums.reserve(slots.count() + features.length + 1);
    if (settings.model().hasIntercept()) {
      slot(settings.model().intercept(), theta);
    }
    int[] slotOf = new int[features.length];
    for (int i = 0; i < features.length; i++) {
      slotOf[i] = slot(features[i], theta);
    }
    return slotOf;
  }

  private int slot(int coordinate, Replica theta) {
    int known = slots.count();
    int slot = slots.slotOf(coordinate);
    if (slot == known) {
      sums.start(slot, coordinate, theta);
    }
    return slot;
  }

  private void compute(Batch batch, int[] slotOf, ScoreSink scores) {
    for (int e = 0; e < batch.exampleCount(); e++) {
      int count = read(batch, e, slotOf);
      if (settings.isStandardized()) {
        standardize(count);
      }
      if (needsScales) {
        normalize(count);
      }
      double margin = margin(count);
      double label = Bounds.margin(batch.labels()[e]);
      scores.add(margin, label, loss.value(margin, label));
      unitSquares += loss.unitSquare(label);
      double derivative = loss.derivative(margin, label);
      norm = Math.max(norm, Math.max(1, Math.abs(derivative)) * largestValue);
      accumulate(count, derivative);
    }
  }

  /** Reads an example and its largest value into the buffers, returns how many values it has. */
  private int read(Batch batch, int e, int[] slotOf) {
    int from = batch.starts()[e];
    int to = batch.starts()[e + 1];
    if (to - from >= exampleSlots.length) {
      int length = Math.max(to - from + 1, 2 * exampleSlots.length);
      exampleSlots = new int[length];
      exampleValues = new double[length];
    }
    int count = 0;
    double largest = 0;
    if (settings.model().hasIntercept()) {
      exampleSlots[0] = 0;
      exampleValues[count++] = 1;
      largest = 1;
    }
    int[] batchSlots = batch.slots();
    if (batch.hasUnitValues()) {
      for (int j = from; j < to; j++) {
        exampleSlots[count] = slotOf[batchSlots[j]];
        exampleValues[count++] = 1;
      }
      largestValue = count > 0 ? 1 : 0;
      return count;
    }
    double[] values = batch.values();
    for (int j = from; j < to; j++) {
      exampleSlots[count] = slotOf[batchSlots[j]];
      double value = Bounds.value(values[j]);
      double size = Math.abs(value);
      if (size > largest) {
        largest = size;
      }
      exampleValues[count++] = value;
    }
    largestValue = largest;
    return count;
  }

  private void standardize(int count) {
    for (int i = 0; i < count; i++) {
      int slot = exampleSlots[i];
      double x = exampleValues[i];
      sums.count(slot, x);
      exampleValues[i] =
          Bounds.value(
              ValueStatistics.standardize(x, sums.means[slot], sums.inverseDeviations[slot]));
    }
  }

  /** Ross et al. 2013, algorithm 2, lines (a) and (c): larger values shrink weights before use. */
  private void normalize(int count) {
    double[] scales = sums.scales;
    double[] inverseScales = sums.inverseScales;
    for (int i = 0; i < count; i++) {
      int slot = exampleSlots[i];
      double size = Math.abs(exampleValues[i]);
      if (size > scales[slot]) {
        sums.weights[slot] *= scales[slot] / size;
        scales[slot] = size;
        inverseScales[slot] = 1 / size;
      }
      double ratio = size * inverseScales[slot];
      normalizer += ratio * ratio;
    }
  }

  private double margin(int count) {
    double[] weights = sums.weights;
    double margin = 0;
    for (int i = 0; i < count; i++) {
      margin += weights[exampleSlots[i]] * exampleValues[i];
    }
    return Bounds.margin(margin);
  }

  private void accumulate(int count, double derivative) {
    double[] gradients = sums.gradients;
    for (int i = 0; i < count; i++) {
      gradients[exampleSlots[i]] += derivative * exampleValues[i];
    }
    if (!needsSquares) {
      return;
    }
    double[] squares = sums.squares;
    for (int i = 0; i < count; i++) {
      double g = derivative * exampleValues[i];
      squares[exampleSlots[i]] += g * g;
    }
  }
}
