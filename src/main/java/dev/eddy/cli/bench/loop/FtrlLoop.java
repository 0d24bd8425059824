package dev.eddy.cli.bench.loop;

import dev.eddy.learning.optimizer.OptimizerSettings;

/**
 * FTRL-Proximal (McMahan et al. 2013, algorithm 1) without penalties, z times alpha: n += g^2; z +=
 * alpha g - (sqrt(n) - sqrt(n before)) w; w = -z / (beta + sqrt(n)). A row is w, z, n, sqrt(n).
 */
final class FtrlLoop extends LoopLearner {
  private static final int WIDTH = 4;

  private final float[] rows;
  private final float alpha;
  private final float beta;

  FtrlLoop(int coordinateCount, OptimizerSettings settings) {
    rows = new float[coordinateCount * WIDTH];
    alpha = (float) settings.learningRate();
    beta = (float) settings.beta();
  }

  @Override
  float margin(ExampleBlock block, int from, int to) {
    float margin = 0;
    for (int i = from; i < to; i++) {
      margin += rows[block.features[i] * WIDTH] * block.values[i];
    }
    return margin;
  }

  @Override
  void update(ExampleBlock block, int from, int to, float derivative) {
    for (int i = from; i < to; i++) {
      int at = block.features[i] * WIDTH;
      float g = derivative * block.values[i];
      float squares = rows[at + 2] + g * g;
      float root = (float) Math.sqrt(squares);
      float z = rows[at + 1] + alpha * g - (root - rows[at + 3]) * rows[at];
      rows[at + 1] = z;
      rows[at + 2] = squares;
      rows[at + 3] = root;
      rows[at] = -z / (beta + root);
    }
  }

  @Override
  float weight(int coordinate) {
    return rows[coordinate * WIDTH];
  }
}
