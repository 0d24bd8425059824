package dev.eddy.learning.theta;

import dev.eddy.learning.optimizer.RowRule;
import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.learning.scaling.ValueScaler;
import dev.eddy.learning.scaling.ValueStatistics;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.ModelSettings;
import java.util.BitSet;

/**
 * The rows of a slice, one a coordinate: for each of its weights what the {@link RowRule} keeps,
 * then the statistics of the raw values when scaling. Remembers which rows were touched at all and
 * which since the last look.
 */
final class SliceRows {
  private final LearnerSettings settings;
  private final ModelSettings model;
  private final SliceMap slices;
  private final int slice;
  private final RowRule rule;
  private final RowRule interceptRule;
  private final ValueScaler scaler;
  private final int statisticsColumn;

  /** Weights of a coordinate. */
  final int weightCount;

  /** Columns of one weight. */
  final int ruleWidth;

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
    model = settings.model();
    rule = settings.rule();
    interceptRule = rule.forIntercept();
    scaler = ValueScaler.of(settings.scaling());
    weightCount = model.weightCount();
    ruleWidth = rule.width();
    statisticsColumn = weightCount * ruleWidth;
    width = statisticsColumn + (settings.isScaled() ? ValueStatistics.COLUMNS : 0);
    int rowCount = count();
    columns = new double[Math.multiplyExact(rowCount, width)];
    touched = new BitSet(rowCount);
    changed = new BitSet(rowCount);
  }

  int count() {
    return slices.rowCount(slice);
  }

  /** Returns the rule of a row's weights. */
  RowRule ruleOf(int row) {
    return isIntercept(row) ? interceptRule : rule;
  }

  boolean isIntercept(int row) {
    return slices.coordinateOf(slice, row) == model.intercept();
  }

  /** Gives a row that a step is about to touch for the first time its initial weights. */
  void prepare(int row) {
    if (model.hasInitialWeights() && !touched.get(row)) {
      int coordinate = slices.coordinateOf(slice, row);
      for (int j = 0; j < weightCount; j++) {
        int at = row * width + j * ruleWidth;
        columns[at] = model.initialWeight(coordinate, j);
        rule.begin(columns, at);
      }
    }
  }

  /** Marks a row as changed by a step. */
  void touch(int row) {
    touched.set(row);
    changed.set(row);
  }

  void merge(int row, ValueStatistics statistics, int i) {
    scaler.merge(statistics, i, columns, row * width + statisticsColumn);
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
  ThetaDelta delta(int[] rows, int count, StepTotals totals) {
    boolean sharesRows = settings.sharesRows();
    ThetaDelta rest = rest(rows, count);
    return new ThetaDelta(
        rest.coordinates(),
        sharesRows ? new double[0] : weights(rows, count),
        rest.scales(),
        rest.means(),
        rest.inverseDeviations(),
        sharesRows ? wholeRows(rows, count) : new double[0],
        totals);
  }

  /** Returns the first {@code count} rows named as theta has them after the steps of totals. */
  ThetaDelta current(int[] rows, int count, StepTotals totals) {
    ThetaDelta rest = rest(rows, count);
    double[] weights = weights(rows, count);
    if (rule.isLazy()) {
      double[] row = new double[ruleWidth];
      for (int i = 0; i < weights.length; i++) {
        int at = rows[i / weightCount] * width + i % weightCount * ruleWidth;
        System.arraycopy(columns, at, row, 0, ruleWidth);
        ruleOf(rows[i / weightCount]).catchUp(row, 0, totals);
        weights[i] = row[0];
      }
    }
    return new ThetaDelta(
        rest.coordinates(), weights, rest.scales(), rest.means(), rest.inverseDeviations());
  }

  private double[] weights(int[] rows, int count) {
    double[] weights = new double[count * weightCount];
    int next = 0;
    for (int i = 0; i < count; i++) {
      int at = rows[i] * width;
      for (int j = 0; j < weightCount; j++) {
        weights[next++] = columns[at + j * ruleWidth];
      }
    }
    return weights;
  }

  private double[] wholeRows(int[] rows, int count) {
    double[] whole = new double[count * statisticsColumn];
    for (int i = 0; i < count; i++) {
      System.arraycopy(columns, rows[i] * width, whole, i * statisticsColumn, statisticsColumn);
    }
    return whole;
  }

  /** Returns the coordinates of the rows and all that is one number a coordinate. */
  private ThetaDelta rest(int[] rows, int count) {
    int[] coordinates = new int[count];
    double[] scales = new double[rule.optimizer().needsScales() ? count : 0];
    double[] means = new double[settings.isScaled() ? count : 0];
    double[] inverseDeviations = new double[means.length];
    for (int i = 0; i < count; i++) {
      int at = rows[i] * width;
      coordinates[i] = slices.coordinateOf(slice, rows[i]);
      if (scales.length > 0) {
        scales[i] = rule.optimizer().scale(columns, at);
      }
      if (means.length > 0) {
        means[i] = scaler.offset(columns, at + statisticsColumn);
        inverseDeviations[i] = scaler.factor(columns, at + statisticsColumn);
      }
    }
    return new ThetaDelta(coordinates, new double[0], scales, means, inverseDeviations);
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
