package dev.eddy.learning.gradient;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.loss.Loss;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Bounds;

/** The gradient of a linear model, by loops over plain arrays: all examples meet the same theta. */
final class LinearKernel extends StepKernel {
  private final Loss loss;
  private final boolean needsSquares;
  private final RawExamples raw;

  LinearKernel(LearnerSettings settings) {
    super(settings, new SlotSums(settings));
    loss = settings.loss().create();
    needsSquares = settings.rule().optimizer().needsSquares();
    raw = new RawExamples(settings.model().hasIntercept());
  }

  @Override
  void train(Batch batch, int[] occurrences, ScoreSink scores) {
    if (!examples.isRaw() && !examples.areUnits(batch, occurrences)) {
      super.train(batch, occurrences, scores);
      return;
    }
    raw.read(batch, occurrences, examples.interceptSlot, sums.weights);
    loss.evaluate(batch.exampleCount(), raw.margins, raw.labels, raw.losses, raw.derivatives);
    for (int e = 0; e < batch.exampleCount(); e++) {
      scores.add(loss.score(raw.margins[e]), raw.labels[e], raw.losses[e]);
      examples.importance = examples.importance(batch, e);
      examples.largestValue = raw.largestValues[e];
      raw.derivatives[e] *= examples.importance;
      count(raw.losses[e], loss.unitSquare(raw.labels[e]), Math.abs(raw.derivatives[e]));
    }
    if (needsSquares) {
      raw.addGradients(sums.gradients, sums.squares);
    } else {
      raw.addGradients(sums.gradients);
    }
  }

  @Override
  void train(double label, ScoreSink scores) {
    double margin = margin();
    double value = loss.value(margin, label);
    scores.add(loss.score(margin), label, value);
    double derivative = derivative(margin, label);
    count(value, loss.unitSquare(label), Math.abs(derivative));
    accumulate(derivative);
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
