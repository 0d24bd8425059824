package dev.eddy.cli.bench.loop;

/**
 * AdaGrad (Duchi, Hazan & Singer 2011): G += g^2, w -= rate g / (sqrt(G) + 1e-10). A row is w, G.
 */
final class AdaGradLoop extends LoopLearner {
  private static final int WIDTH = 2;
  private static final float EPSILON = 1e-10f;

  private final float[] rows;
  private final float rate;

  AdaGradLoop(int coordinateCount, double rate) {
    rows = new float[coordinateCount * WIDTH];
    this.rate = (float) rate;
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
      float squares = rows[at + 1] + g * g;
      rows[at + 1] = squares;
      rows[at] -= rate * g / ((float) Math.sqrt(squares) + EPSILON);
    }
  }

  @Override
  float weight(int coordinate) {
    return rows[coordinate * WIDTH];
  }
}
