package dev.eddy.cli.bench.loop;

/**
 * Learns a linear model of logistic loss example by example. A coordinate's weight and what the
 * optimizer keeps of it stand side by side in one array of floats, so that each feature costs one
 * cache line.
 */
abstract class LoopLearner {
  private double lossSum;
  private long exampleCount;

  /** Learns a block; each example is scored before. */
  final void learn(ExampleBlock block) {
    int[] starts = block.starts;
    float[] labels = block.labels;
    for (int e = 0; e < block.exampleCount; e++) {
      float margin = margin(block, starts[e], starts[e + 1]);
      update(block, starts[e], starts[e + 1], judge(margin, labels[e]));
    }
  }

  /** Returns theta . x over the features from {@code from} to {@code to}. */
  abstract float margin(ExampleBlock block, int from, int to);

  /**
   * Takes the step of one example.
   *
   * @param derivative of the loss with respect to the margin
   */
  abstract void update(ExampleBlock block, int from, int to, float derivative);

  /** Returns a weight as it is. */
  abstract float weight(int coordinate);

  /** Counts log(1 + exp(m)) - y m and returns sigmoid(m) - y. */
  private float judge(float margin, float label) {
    double decay = Math.exp(-Math.abs(margin));
    boolean isWrong = (margin > 0) != (label > 0);
    lossSum += (isWrong ? Math.abs(margin) : 0) + Math.log(1 + decay);
    exampleCount++;
    double prediction = (margin >= 0 ? 1 : decay) / (1 + decay);
    return (float) (prediction - label);
  }

  final long exampleCount() {
    return exampleCount;
  }

  /** Returns the mean loss of each example under the theta before it. */
  final double logLoss() {
    return lossSum / exampleCount;
  }
}
