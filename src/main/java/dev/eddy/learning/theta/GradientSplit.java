package dev.eddy.learning.theta;

import dev.eddy.learning.scaling.ValueStatistics;

/** Deals a gradient's coordinates out to the slices they belong to. */
final class GradientSplit {
  private final ShardGradient gradient;
  private final SliceMap slices;
  private final int[][] positions;

  private GradientSplit(ShardGradient gradient, SliceMap slices) {
    this.gradient = gradient;
    this.slices = slices;
    this.positions = positions(gradient.coordinates());
  }

  /** Returns each slice's part, the order of coordinates kept. */
  static ShardGradient[] of(ShardGradient gradient, SliceMap slices) {
    if (slices.sliceCount() == 1) {
      return new ShardGradient[] {gradient};
    }
    GradientSplit split = new GradientSplit(gradient, slices);
    ShardGradient[] parts = new ShardGradient[slices.sliceCount()];
    for (int slice = 0; slice < parts.length; slice++) {
      parts[slice] = split.part(split.positions[slice]);
    }
    return parts;
  }

  /** Returns for each slice which entries of the gradient are its own. */
  private int[][] positions(int[] coordinates) {
    int[] counts = new int[slices.sliceCount()];
    for (int coordinate : coordinates) {
      counts[slices.sliceOf(coordinate)]++;
    }
    int[][] result = new int[counts.length][];
    for (int slice = 0; slice < counts.length; slice++) {
      result[slice] = new int[counts[slice]];
      counts[slice] = 0;
    }
    for (int i = 0; i < coordinates.length; i++) {
      int slice = slices.sliceOf(coordinates[i]);
      result[slice][counts[slice]++] = i;
    }
    return result;
  }

  private ShardGradient part(int[] own) {
    int[] coordinates = new int[own.length];
    for (int i = 0; i < own.length; i++) {
      coordinates[i] = gradient.coordinates()[own[i]];
    }
    ValueStatistics statistics = gradient.statistics();
    return new ShardGradient(
        gradient.totals(),
        coordinates,
        pick(gradient.gradientSums(), own),
        pick(gradient.squareSums(), own),
        pick(gradient.largestValues(), own),
        new ValueStatistics(
            pick(statistics.counts(), own),
            pick(statistics.firsts(), own),
            pick(statistics.seconds(), own)),
        pick(gradient.rowChanges(), own));
  }

  /** Returns the values of the coordinates that are the slice's own, all of each together. */
  private double[] pick(double[] values, int[] own) {
    if (values.length == 0) {
      return values;
    }
    int length = values.length / gradient.coordinates().length;
    double[] picked = new double[own.length * length];
    for (int i = 0; i < own.length; i++) {
      System.arraycopy(values, own[i] * length, picked, i * length, length);
    }
    return picked;
  }
}
