package dev.eddy.learning.gradient;

import dev.eddy.learning.loss.Loss;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Bounds;
import java.util.Arrays;

/**
 * The factorization machine of degree 2 (Rendle 2010, equations 1, 4 and 5): margin sum_i w_i x_i +
 * 1/2 sum_f [(sum_i v_if x_i)^2 - sum_i v_if^2 x_i^2], in time linear in values and factors; d
 * margin / d w_i = x_i, d margin / d v_if = x_i (sum_j v_jf x_j - v_if x_i). The intercept is a w
 * without factors.
 *
 * <p>With one user and one item of value 1 in each example that is matrix factorization with
 * biases: w_0 + w_u + w_i + v_u . v_i.
 */
final class FactorizationFunction implements ModelFunction {
  private final Loss loss;
  private final boolean hasIntercept;
  private final int weightCount;
  private final double[] sums;
  private double derivative;
  private double largestSlope;

  FactorizationFunction(LearnerSettings settings) {
    loss = settings.loss().create();
    hasIntercept = settings.model().hasIntercept();
    weightCount = settings.model().weightCount();
    sums = new double[weightCount];
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
    Arrays.fill(sums, 0);
    double margin = 0;
    double squares = 0;
    int first = hasIntercept ? 1 : 0;
    if (hasIntercept && examples.count > 0) {
      margin = weights[examples.slots[0] * weightCount * width] * examples.values[0];
    }
    for (int i = first; i < examples.count; i++) {
      int at = examples.slots[i] * weightCount * width;
      double x = examples.values[i];
      margin += weights[at] * x;
      for (int f = 1; f < weightCount; f++) {
        double product = weights[at + f * width] * x;
        sums[f] += product;
        squares += product * product;
      }
    }
    double pairs = -squares;
    largestSlope = 1;
    for (int f = 1; f < weightCount; f++) {
      sums[f] = Bounds.margin(sums[f]);
      pairs += sums[f] * sums[f];
      largestSlope = Math.max(largestSlope, Math.abs(sums[f]));
    }
    return Bounds.margin(Bounds.margin(margin) + Bounds.margin(pairs / 2));
  }

  @Override
  public double unitSquare(double label) {
    return loss.unitSquare(label);
  }

  /** Returns how steep the loss is along a value of 1: by its weight, or its steepest factor. */
  @Override
  public double derivativeSize() {
    return Math.abs(derivative) * largestSlope;
  }

  @Override
  public void gradient(StepExamples examples, int i, double[] into) {
    double x = examples.values[i];
    into[0] = derivative * x;
    if (hasIntercept && i == 0) {
      Arrays.fill(into, 1, weightCount, 0);
      return;
    }
    int at = examples.slots[i] * weightCount * examples.sums.width;
    for (int f = 1; f < weightCount; f++) {
      double v = examples.sums.weights[at + f * examples.sums.width];
      into[f] = derivative * (x * Bounds.margin(sums[f] - v * x));
    }
  }
}
