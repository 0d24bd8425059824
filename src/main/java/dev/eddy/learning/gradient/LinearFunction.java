package dev.eddy.learning.gradient;

import dev.eddy.learning.loss.Loss;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Bounds;

/** The linear model: margin theta . x, gradient d loss / d margin * x. */
final class LinearFunction implements ModelFunction {
  private final Loss loss;
  private double margin;
  private double derivative;

  LinearFunction(LearnerSettings settings) {
    loss = settings.loss().create();
  }

  @Override
  public double predict(StepExamples examples, double[] into) {
    return loss.prediction(margin(examples));
  }

  private static double margin(StepExamples examples) {
    double[] weights = examples.sums.weights;
    int width = examples.sums.width;
    double sum = 0;
    for (int i = 0; i < examples.count; i++) {
      sum += weights[examples.slots[i] * width] * examples.values[i];
    }
    return Bounds.margin(sum);
  }

  @Override
  public double score(StepExamples examples, double label, ScoreSink scores) {
    margin = margin(examples);
    double value = loss.value(margin, label);
    scores.add(loss.score(margin), label, value);
    derivative = loss.derivative(margin, label);
    return value;
  }

  @Override
  public double unitSquare(double label) {
    return loss.unitSquare(label);
  }

  @Override
  public double derivativeSize() {
    return Math.abs(derivative);
  }

  @Override
  public void gradient(StepExamples examples, int i, double[] into) {
    into[0] = derivative * examples.values[i];
  }

  /** Returns the step of the example last scored, see {@link Loss#invariantStep}. */
  double invariantStep(double label, double importance, double rateNorm) {
    return loss.invariantStep(margin, label, importance, rateNorm);
  }

  double derivative() {
    return derivative;
  }
}
