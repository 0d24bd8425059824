package dev.eddy.learning.scaling;

import dev.eddy.learning.settings.Scaling;

/**
 * Brings raw values to one scale by what was seen of their coordinate: an offset and a factor that
 * theta tells of each. What was seen is added up example by example within a step of a shard, and
 * merged into theta shard by shard.
 */
public interface ValueScaler {

  /** Returns the scaler of a learner; one that scales nothing never asks it. */
  static ValueScaler of(Scaling scaling) {
    return switch (scaling) {
      case NONE, STANDARDIZE -> new Standardization();
      case MIN_MAX -> new MinMax();
    };
  }

  /** Adds a raw value to entry {@code i}. */
  void add(double x, ValueStatistics statistics, int i);

  /** Merges entry {@code i} into the columns of a row, which start at {@code at}. */
  void merge(ValueStatistics statistics, int i, double[] rows, int at);

  /** Returns what is taken from each value, of the columns of a row; 0 when none was seen. */
  double offset(double[] rows, int at);

  /** Returns what the rest is multiplied by, 0 while all values seen are the same. */
  double factor(double[] rows, int at);

  /**
   * Returns the scaled value. While all values seen were the same a coordinate says nothing and
   * counts as absent, unless its value is always 1: that is an indicator, which is in scale as it
   * is.
   */
  default double scale(double x, double offset, double factor) {
    if (factor == 0) {
      return offset == 1 ? 1 : 0;
    }
    return bounded((x - offset) * factor);
  }

  /** Returns the scaled value within the bounds of this scale. */
  double bounded(double scaled);
}
