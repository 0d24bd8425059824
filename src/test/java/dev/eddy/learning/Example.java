package dev.eddy.learning;

import dev.eddy.learning.example.ExampleBuffer;

/** One example that stays as it is, for tests that train on the same examples more than once. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Example(double label, int[] features, double[] values) {

  /** Returns an example of one feature. */
  public static Example of(double label, int feature, double value) {
    return new Example(label, new int[] {feature}, new double[] {value});
  }

  /** Returns a copy of what the buffer holds. */
  public static Example of(ExampleBuffer buffer) {
    int[] features = new int[buffer.featureCount()];
    double[] values = new double[features.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = buffer.feature(i);
      values[i] = buffer.value(i);
    }
    return new Example(buffer.label(), features, values);
  }

  /** Overwrites the buffer. */
  public void copyTo(ExampleBuffer buffer) {
    buffer.clear();
    buffer.label(label);
    for (int i = 0; i < features.length; i++) {
      buffer.add(features[i], values[i]);
    }
  }
}
