package dev.eddy.cli.bench.loop;

/**
 * The examples of one block of lines in flat arrays, which the next block uses again: example e has
 * the features from {@code starts[e]} up to {@code starts[e + 1]}, the intercept as its last one.
 */
final class ExampleBlock {
  final float[] labels;
  final int[] starts;
  final int[] features;
  final float[] values;
  int exampleCount;

  /** Reserves room for whatever a block of that length can hold. */
  ExampleBlock(int blockLength) {
    // The shortest line is "1|" and its end, the shortest feature a blank and a digit; the
    // intercept has more room in a line's first bytes than it needs.
    labels = new float[blockLength / 3 + 1];
    starts = new int[blockLength / 3 + 2];
    features = new int[blockLength / 2 + 1];
    values = new float[blockLength / 2 + 1];
  }
}
