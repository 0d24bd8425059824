package dev.eddy.learning.gradient;

import dev.eddy.learning.loss.Loss;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.ModelType;
import dev.eddy.learning.theta.Bounds;
import java.util.Arrays;

/**
 * Models with a margin z_k = theta_k . x for each class.
 *
 * <p>Softmax with cross-entropy (Bishop 2006, section 4.3.4): p_k = exp(z_k) / sum_j exp(z_j), loss
 * -ln p_y, d loss / d z_k = p_k - [k = y]. All classes have weights: one more than there are
 * degrees of freedom, for the same number added to all margins changes no probability.
 *
 * <p>One against the rest: K learners of two classes, [k = y], with a loss each; the loss is their
 * sum, the greatest margin is predicted, and as probabilities count the sigmoids of the margins
 * over their sum.
 */
final class ClassesFunction implements ModelFunction {
  private final boolean isSoftmax;
  private final Loss loss;
  private final int classCount;
  private final double[] margins;
  private final double[] probabilities;
  private final double[] derivatives;

  ClassesFunction(LearnerSettings settings) {
    isSoftmax = settings.model().type() == ModelType.SOFTMAX;
    loss = settings.loss().create();
    classCount = settings.model().classCount();
    margins = new double[classCount];
    probabilities = new double[classCount];
    derivatives = new double[classCount];
  }

  @Override
  public double score(StepExamples examples, double label, ScoreSink scores) {
    readMargins(examples);
    int y = (int) label;
    double value = isSoftmax ? softmax(y) : oneVsRest(y);
    scores.add(probabilities, y, value);
    return value;
  }

  @Override
  public double predict(StepExamples examples, double[] into) {
    readMargins(examples);
    if (isSoftmax) {
      softmax(0);
    } else {
      oneVsRest(0);
    }
    System.arraycopy(probabilities, 0, into, 0, classCount);
    int predicted = 0;
    for (int k = 1; k < classCount; k++) {
      predicted = probabilities[k] > probabilities[predicted] ? k : predicted;
    }
    return predicted;
  }

  @Override
  public double unitSquare(double label) {
    return 1;
  }

  @Override
  public double derivativeSize() {
    double largest = 0;
    for (double derivative : derivatives) {
      largest = Math.max(largest, Math.abs(derivative));
    }
    return largest;
  }

  @Override
  public void gradient(StepExamples examples, int i, double[] into) {
    double x = examples.values[i];
    for (int k = 0; k < classCount; k++) {
      into[k] = derivatives[k] * x;
    }
  }

  private void readMargins(StepExamples examples) {
    double[] weights = examples.sums.weights;
    int width = examples.sums.width;
    Arrays.fill(margins, 0);
    for (int i = 0; i < examples.count; i++) {
      int at = examples.slots[i] * classCount * width;
      double x = examples.values[i];
      for (int k = 0; k < classCount; k++) {
        margins[k] += weights[at + k * width] * x;
      }
    }
    for (int k = 0; k < classCount; k++) {
      margins[k] = Bounds.margin(margins[k]);
    }
  }

  private double softmax(int y) {
    double largest = margins[0];
    for (double margin : margins) {
      largest = Math.max(largest, margin);
    }
    double sum = 0;
    for (int k = 0; k < classCount; k++) {
      probabilities[k] = StrictMath.exp(margins[k] - largest);
      sum += probabilities[k];
    }
    for (int k = 0; k < classCount; k++) {
      probabilities[k] /= sum;
      derivatives[k] = probabilities[k] - (k == y ? 1 : 0);
    }
    return Math.max(0, StrictMath.log(sum) + (largest - margins[y]));
  }

  private double oneVsRest(int y) {
    double value = 0;
    double largest = margins[0];
    double sum = 0;
    for (int k = 0; k < classCount; k++) {
      double label = k == y ? 1 : 0;
      value += loss.value(margins[k], label);
      derivatives[k] = loss.derivative(margins[k], label);
      largest = Math.max(largest, margins[k]);
    }
    for (int k = 0; k < classCount; k++) {
      // Over the greatest margin's, so that a sum of tiny ones is not 0: sigmoid(z) / sigmoid(m).
      probabilities[k] =
          StrictMath.exp(Math.min(0, margins[k]) - Math.min(0, largest))
              * ((1 + StrictMath.exp(-Math.abs(largest)))
                  / (1 + StrictMath.exp(-Math.abs(margins[k]))));
      sum += probabilities[k];
    }
    for (int k = 0; k < classCount; k++) {
      probabilities[k] /= sum;
    }
    return value;
  }
}
