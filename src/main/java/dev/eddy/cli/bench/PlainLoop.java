package dev.eddy.cli.bench;

import dev.eddy.format.RecordParser;
import dev.eddy.learning.example.ExampleBuffer;

/**
 * The yardstick: one thread, no framework, the same bytes, the same parser, and AdaGrad example by
 * example with weight and accumulator side by side. What a distributed run costs is what it needs
 * more than this.
 */
final class PlainLoop {
  private static final double EPSILON = 1e-10;

  private final RecordParser parser;
  private final double learningRate;
  private final int intercept;
  private final double[] rows;
  private final ExampleBuffer example = new ExampleBuffer();
  private long exampleCount;
  private double lossSum;

  /**
   * Starts with theta at 0.
   *
   * @param bits theta has 2^bits weights and the intercept
   */
  PlainLoop(RecordParser parser, int bits, double learningRate) {
    this.parser = parser;
    this.learningRate = learningRate;
    this.intercept = 1 << bits;
    this.rows = new double[2 * (intercept + 1)];
  }

  /** Trains on each line of the bytes. */
  void train(byte[] bytes) {
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        if (parser.parse(bytes, from, at, example).isAccepted()) {
          train();
        }
        from = at + 1;
      }
    }
  }

  long exampleCount() {
    return exampleCount;
  }

  /** Returns the mean loss of each example under the theta before it. */
  double logLoss() {
    return lossSum / exampleCount;
  }

  private void train() {
    example.add(intercept, 1);
    int count = example.featureCount();
    double margin = 0;
    for (int i = 0; i < count; i++) {
      margin += rows[2 * example.feature(i)] * example.value(i);
    }
    double label = example.label();
    double wrongness = label == 0 ? margin : -margin;
    lossSum += Math.max(0, wrongness) + Math.log1p(Math.exp(-Math.abs(margin)));
    double derivative = 1 / (1 + Math.exp(-margin)) - label;
    for (int i = 0; i < count; i++) {
      int at = 2 * example.feature(i);
      double g = derivative * example.value(i);
      rows[at + 1] += g * g;
      rows[at] -= learningRate * g / (Math.sqrt(rows[at + 1]) + EPSILON);
    }
    exampleCount++;
  }
}
