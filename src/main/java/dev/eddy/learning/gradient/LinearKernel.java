package dev.eddy.learning.gradient;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.loss.Loss;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Bounds;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ShardTotals;

/** The gradient of a linear model, by loops over plain arrays: all examples meet the same theta. */
final class LinearKernel implements GradientKernel {
  private final Loss loss;
  private final boolean needsSquares;
  private final SlotSums sums;
  private final StepExamples examples;
  private int exampleCount;
  private double unitSquares;
  private double norm;
  private double lossSum;

  LinearKernel(LearnerSettings settings) {
    loss = settings.loss().create();
    needsSquares = settings.rule().optimizer().needsSquares();
    sums = new SlotSums(settings);
    examples = new StepExamples(settings, sums);
  }

  @Override
  public void start(Replica theta) {
    examples.clear();
    exampleCount = 0;
    unitSquares = 0;
    norm = 0;
    lossSum = 0;
  }

  @Override
  public void add(Batch batch, Replica theta, ScoreSink scores) {
    if (batch.exampleCount() > 0) {
      exampleCount += batch.exampleCount();
      compute(batch, examples.gather(batch, theta), scores);
    }
  }

  @Override
  public ShardGradient finish() {
    ShardTotals totals =
        new ShardTotals(
            exampleCount,
            examples.normalizer,
            unitSquares,
            sums.isFinite(examples.slotCount()) ? norm : Double.POSITIVE_INFINITY,
            lossSum);
    return sums.gradient(totals, examples.coordinates());
  }

  private void compute(Batch batch, int[] slotOf, ScoreSink scores) {
    for (int e = 0; e < batch.exampleCount(); e++) {
      examples.take(batch, e, slotOf);
      double margin = margin();
      double label = Bounds.margin(batch.labels()[e]);
      double value = loss.value(margin, label);
      scores.add(loss.score(margin), label, value);
      lossSum += examples.importance * value;
      unitSquares += loss.unitSquare(label);
      double derivative = derivative(margin, label);
      norm = Math.max(norm, Math.max(1, Math.abs(derivative)) * examples.largestValue);
      accumulate(derivative);
    }
  }

  /** Returns d loss / d margin, as often as the example counts, with its gradient clipped. */
  private double derivative(double margin, double label) {
    double derivative = examples.importance * loss.derivative(margin, label);
    if (!examples.isClipped()) {
      return derivative;
    }
    double squares = 0;
    for (int i = 0; i < examples.count; i++) {
      double g = derivative * examples.values[i];
      squares += g * g;
    }
    return derivative * examples.clip(squares);
  }

  private double margin() {
    int[] slots = examples.slots;
    double[] values = examples.values;
    double[] weights = sums.weights;
    int count = examples.count;
    double margin = 0;
    for (int i = 0; i < count; i++) {
      margin += weights[slots[i]] * values[i];
    }
    return Bounds.margin(margin);
  }

  private void accumulate(double derivative) {
    int[] slots = examples.slots;
    double[] values = examples.values;
    int count = examples.count;
    double[] gradients = sums.gradients;
    for (int i = 0; i < count; i++) {
      gradients[slots[i]] += derivative * values[i];
    }
    if (!needsSquares) {
      return;
    }
    double[] squares = sums.squares;
    for (int i = 0; i < count; i++) {
      double g = derivative * values[i];
      squares[slots[i]] += g * g;
    }
  }
}
