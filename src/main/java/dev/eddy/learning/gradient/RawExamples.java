package dev.eddy.learning.gradient;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.theta.Bounds;

/**
 * The examples of a batch whose values are used as they were read: first all margins, then all
 * gradients, in loops so short that the processor works on several examples at once.
 */
final class RawExamples {
  private final boolean hasIntercept;
  private Batch batch = Batch.empty();
  private int[] slots = new int[0];
  private int interceptSlot;
  private double[] values = new double[0];

  /** Numbers of an example each. */
  double[] margins = new double[0];

  double[] labels = new double[0];
  double[] losses = new double[0];

  /** As often as the example counts. */
  double[] derivatives = new double[0];

  double[] largestValues = new double[0];

  /**
   * @param hasIntercept whether each example has a value of 1 that its batch does not name
   */
  RawExamples(boolean hasIntercept) {
    this.hasIntercept = hasIntercept;
  }

  /**
   * Takes a batch to hand and computes margins, labels and the largest values.
   *
   * @param occurrences the slot of each occurrence
   * @param interceptSlot that of the intercept, if there is one
   */
  void read(Batch next, int[] occurrences, int interceptSlot, double[] weights) {
    batch = next;
    slots = occurrences;
    this.interceptSlot = interceptSlot;
    reserve(next.exampleCount());
    double bias = hasIntercept ? weights[interceptSlot] : 0;
    if (next.hasUnitValues()) {
      readUnits(bias, weights);
    } else {
      readValues(bias, weights);
    }
    for (int e = 0; e < next.exampleCount(); e++) {
      labels[e] = Bounds.margin(next.labels()[e]);
    }
  }

  private void readUnits(double bias, double[] weights) {
    int[] starts = batch.starts();
    for (int e = 0; e < batch.exampleCount(); e++) {
      double margin = bias;
      for (int j = starts[e]; j < starts[e + 1]; j++) {
        margin += weights[slots[j]];
      }
      margins[e] = Bounds.margin(margin);
      largestValues[e] = hasIntercept || starts[e + 1] > starts[e] ? 1 : 0;
    }
  }

  private void readValues(double bias, double[] weights) {
    int[] starts = batch.starts();
    double[] read = batch.values();
    if (values.length < read.length) {
      values = new double[Math.max(read.length, 2 * values.length)];
    }
    for (int e = 0; e < batch.exampleCount(); e++) {
      double margin = bias;
      double largest = hasIntercept ? 1 : 0;
      for (int j = starts[e]; j < starts[e + 1]; j++) {
        double value = Bounds.value(read[j]);
        values[j] = value;
        margin += weights[slots[j]] * value;
        double size = Math.abs(value);
        if (size > largest) {
          largest = size;
        }
      }
      margins[e] = Bounds.margin(margin);
      largestValues[e] = largest;
    }
  }

  /** Adds each example's derivative times its values to the gradients. */
  void addGradients(double[] gradients) {
    int[] starts = batch.starts();
    boolean isUnit = batch.hasUnitValues();
    for (int e = 0; e < batch.exampleCount(); e++) {
      double d = derivatives[e];
      if (hasIntercept) {
        gradients[interceptSlot] += d;
      }
      if (isUnit) {
        for (int j = starts[e]; j < starts[e + 1]; j++) {
          gradients[slots[j]] += d;
        }
      } else {
        for (int j = starts[e]; j < starts[e + 1]; j++) {
          gradients[slots[j]] += d * values[j];
        }
      }
    }
  }

  /** Adds the same to the gradients and its squares to the squares. */
  void addGradients(double[] gradients, double[] squares) {
    int[] starts = batch.starts();
    boolean isUnit = batch.hasUnitValues();
    for (int e = 0; e < batch.exampleCount(); e++) {
      double d = derivatives[e];
      double unitSquare = d * d;
      if (hasIntercept) {
        gradients[interceptSlot] += d;
        squares[interceptSlot] += unitSquare;
      }
      if (isUnit) {
        for (int j = starts[e]; j < starts[e + 1]; j++) {
          int slot = slots[j];
          gradients[slot] += d;
          squares[slot] += unitSquare;
        }
      } else {
        for (int j = starts[e]; j < starts[e + 1]; j++) {
          int slot = slots[j];
          double g = d * values[j];
          gradients[slot] += g;
          squares[slot] += g * g;
        }
      }
    }
  }

  private void reserve(int count) {
    if (count > margins.length) {
      int length = Math.max(count, 2 * margins.length);
      margins = new double[length];
      labels = new double[length];
      losses = new double[length];
      derivatives = new double[length];
      largestValues = new double[length];
    }
  }
}
