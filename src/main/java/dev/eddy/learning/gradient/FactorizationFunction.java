package dev.eddy.learning.gradient;

import dev.eddy.learning.loss.Loss;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Bounds;
import java.util.Arrays;

/**
 * The factorization machine of degree 2 (Rendle 2010, equations 1, 4 and 5): margin sum_i w_i x_i +
 * 1/2 sum_f [(sum_i v_if x_i)^2 - sum_i v_if^2 x_i^2], in time linear in values and factors; d
 * margin / d w_i = x_i, d margin / d v_if = x_i (sum_j v_jf x_j - v_if x_i). The intercept is a w
 * in no pair: its factors are and stay 0.
 *
 * <p>With one user and one item of value 1 in each example that is matrix factorization with biases
 * (Koren, Bell & Volinsky 2009, equation 4): w_0 + w_u + w_i + v_u . v_i.
 */
final class FactorizationFunction implements ModelFunction {
  private final Loss loss;
  private final int firstInPairs;
  private final int weightCount;

  /** v_if x_i of the example at hand, value by value, as it was scored. */
  private double[] terms = new double[0];

  /** Sum of the terms over the values, factor by factor. */
  private final double[] sums;

  /** Sum of the squared terms, added up as the sums are: of one term the difference is 0. */
  private final double[] squares;

  private double derivative;
  private double largestSlope;

  FactorizationFunction(LearnerSettings settings) {
    loss = settings.loss().create();
    firstInPairs = settings.model().hasIntercept() ? 1 : 0;
    weightCount = settings.model().weightCount();
    sums = new double[weightCount];
    squares = new double[weightCount];
  }

  @Override
  public double score(StepExamples examples, double label, ScoreSink scores) {
    double margin = margin(examples);
    double value = loss.value(margin, label);
    scores.add(loss.score(margin), label, value);
    derivative = loss.derivative(margin, label);
    return value;
  }

  @Override
  public double predict(StepExamples examples, double[] into) {
    return loss.prediction(margin(examples));
  }

  private double margin(StepExamples examples) {
    double[] weights = examples.sums.weights;
    int width = examples.sums.width;
    start(examples.count);
    double margin = 0;
    for (int i = 0; i < examples.count; i++) {
      int at = examples.slots[i] * weightCount * width;
      double x = examples.values[i];
      margin += weights[at] * x;
      if (i >= firstInPairs) {
        addTerms(weights, at, width, x, i * weightCount);
      }
    }
    double pairs = 0;
    largestSlope = 1;
    for (int f = 1; f < weightCount; f++) {
      pairs += sums[f] * sums[f] - squares[f];
      largestSlope = Math.max(largestSlope, Math.abs(sums[f]));
    }
    return Bounds.margin(margin + pairs / 2);
  }

  private void start(int valueCount) {
    if (valueCount * weightCount > terms.length) {
      terms = new double[2 * valueCount * weightCount];
    }
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
  }

  private void addTerms(double[] weights, int at, int width, double x, int to) {
    for (int f = 1; f < weightCount; f++) {
      double term = weights[at + f * width] * x;
      terms[to + f] = term;
      sums[f] += term;
      squares[f] += term * term;
    }
  }

  @Override
  public double unitSquare(double label) {
    return loss.unitSquare(label);
  }

  /** Returns how steep the loss is along a value of 1: by its weight, or its steepest factor. */
  @Override
  public double derivativeSize() {
    return Bounds.gradient(Math.abs(derivative) * largestSlope);
  }

  @Override
  public void gradient(StepExamples examples, int i, double[] into) {
    double g = derivative * examples.values[i];
    into[0] = g;
    if (i < firstInPairs) {
      Arrays.fill(into, 1, weightCount, 0);
      return;
    }
    int from = i * weightCount;
    for (int f = 1; f < weightCount; f++) {
      into[f] = Bounds.gradient(g * (sums[f] - terms[from + f]));
    }
  }
}
