package dev.eddy.cli.bench.loop;

/**
 * Normalized adaptive gradient (Ross, Mineiro & Langford 2013, algorithm 2): s is the largest |x|
 * of a coordinate so far, and a larger one shrinks the weight, w *= s / |x|; N += sum of x^2 / s^2;
 * G += g^2; w -= rate sqrt(t / N) g / (s sqrt(G)). A row is w, G, s, 1 / s.
 */
final class NagLoop extends LoopLearner {
  private static final int WIDTH = 4;

  private final float[] rows;
  private final double rate;
  private double normalizer;
  private long seen;

  NagLoop(int coordinateCount, double rate) {
    rows = new float[coordinateCount * WIDTH];
    this.rate = rate;
  }

  @Override
  float margin(ExampleBlock block, int from, int to) {
    float margin = 0;
    float squares = 0;
    for (int i = from; i < to; i++) {
      int at = block.features[i] * WIDTH;
      float value = block.values[i];
      float size = Math.abs(value);
      if (size > rows[at + 2]) {
        raiseScale(at, size);
      }
      float ratio = size * rows[at + 3];
      squares += ratio * ratio;
      margin += rows[at] * value;
    }
    normalizer += squares;
    seen++;
    return margin;
  }

  private void raiseScale(int at, float size) {
    // A weight that no value was seen of is 0 whatever it is multiplied by.
    rows[at] *= rows[at + 2] / size;
    rows[at + 2] = size;
    rows[at + 3] = 1 / size;
  }

  @Override
  void update(ExampleBlock block, int from, int to, float derivative) {
    float common = (float) (rate * Math.sqrt(seen / normalizer));
    for (int i = from; i < to; i++) {
      int at = block.features[i] * WIDTH;
      float g = derivative * block.values[i];
      float squares = rows[at + 1] + g * g;
      rows[at + 1] = squares;
      if (squares > 0) {
        rows[at] -= common * g * rows[at + 3] / (float) Math.sqrt(squares);
      }
    }
  }

  @Override
  float weight(int coordinate) {
    return rows[coordinate * WIDTH];
  }
}
