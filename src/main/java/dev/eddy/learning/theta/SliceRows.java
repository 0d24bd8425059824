package dev.eddy.learning.theta;

import dev.eddy.learning.optimizer.RowRule;
import dev.eddy.learning.settings.LearnerSettings;
import java.util.BitSet;

/**
 * The rows of a slice, one a coordinate: weight, the optimizer's accumulators, and the statistics
 * of the raw values when standardizing. Remembers which rows were touched at all and which since
 * the last look.
 */
final class SliceRows {
  private final LearnerSettings settings;
  private final SliceMap slices;
  private final int slice;
  private final RowRule rule;
  private final int statisticsColumn;

  /** Columns of a row. */
  final int width;

  /** All rows, one after the other. */
  final double[] columns;

  private final BitSet touched;
  private final BitSet changed;

  SliceRows(LearnerSettings settings, SliceMap slices, int slice) {
    this.settings = settings;
    this.slices = slices;
    this.slice = slice;
    rule = settings.rule();
    statisticsColumn = rule.width();
    width = statisticsColumn + (settings.isStandardized() ? ValueStatistics.COLUMNS : 0);
    int rowCount = count();
    columns = new double[Math.multiplyExact(rowCount, width)];
    touched = new BitSet(rowCount);
    changed = new BitSet(rowCount);
  }

  int count() {
    return slices.rowCount(slice);
  }

  /** Marks a row as changed by a step. */
  void touch(int row) {
    touched.set(row);
    changed.set(row);
  }

  void merge(int row, ValueStatistics statistics, int i) {
    statistics.mergeInto(columns, row * width + statisticsColumn, i);
  }

  /** Returns the first touched row from {@code row} on, or -1. */
  int nextTouched(int row) {
    return touched.nextSetBit(row);
  }

  RowSegment takeChanged() {
    RowSegment segment = segment(changed);
    changed.clear();
    return segment;
  }

  int touchedCount() {
    return touched.cardinality();
  }

  RowSegment touched() {
    return segment(touched);
  }

  void restore(RowSegment segment) {
    int[] rows = segment.rows();
    if (segment.columns().length != rows.length * width) {
      throw new IllegalArgumentException(
          "columns of %d rows must be %d each, were %d in all"
              .formatted(rows.length, width, segment.columns().length));
    }
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(segment.columns(), i * width, columns, rows[i] * width, width);
      touched.set(rows[i]);
    }
  }

  /** Returns what workers need of the first {@code count} rows named. */
  ThetaDelta delta(int[] rows, int count) {
    int[] coordinates = new int[count];
    double[] weights = new double[count];
    double[] scales = new double[rule.optimizer().needsScales() ? count : 0];
    double[] means = new double[settings.isStandardized() ? count : 0];
    double[] inverseDeviations = new double[means.length];
    for (int i = 0; i < count; i++) {
      int at = rows[i] * width;
      coordinates[i] = slices.coordinateOf(slice, rows[i]);
      weights[i] = columns[at];
      if (scales.length > 0) {
        scales[i] = rule.optimizer().scale(columns, at);
      }
      if (means.length > 0) {
        means[i] = columns[at + statisticsColumn + 1];
        inverseDeviations[i] = ValueStatistics.inverseDeviation(columns, at + statisticsColumn);
      }
    }
    return new ThetaDelta(coordinates, weights, scales, means, inverseDeviations);
  }

  private RowSegment segment(BitSet which) {
    int[] rows = which.stream().toArray();
    double[] segment = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(columns, rows[i] * width, segment, i * width, width);
    }
    return new RowSegment(rows, segment);
  }
}
