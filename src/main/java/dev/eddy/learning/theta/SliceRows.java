package dev.eddy.learning.theta;

import dev.eddy.learning.optimizer.RowRule;
import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.learning.scaling.ValueScaler;
import dev.eddy.learning.scaling.ValueStatistics;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.ModelSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a slice, one a coordinate: for each of its weights what the {@link RowRule} keeps,
 * then the statistics of the raw values when scaling, then what it is in the frozen model.
 * Remembers which rows were touched at all and which changed since when.
 */
final class SliceRows {
  /** Rows to {@link #load} at once: a core's nearest cache holds them. */
  static final int BLOCK_ROWS = 256;

  private final LearnerSettings settings;
  private final ModelSettings model;
  private final SliceMap slices;
  private final int slice;
  private final RowRule rule;
  private final RowRule interceptRule;
  private final ValueScaler scaler;
  private final int statisticsColumn;
  private final FrozenColumns frozen;

  /** Weights of a coordinate. */
  final int weightCount;

  /** Columns of one weight. */
  final int ruleWidth;

  /** Columns of a row. */
  final int width;

  /** All rows, one after the other. */
  final double[] columns;

  private final RowSet touched;
  private final RowChanges changes;

  /** What {@link #load} has read, or a compiler could leave it out. */
  @SuppressWarnings("UnusedVariable")
  private double loaded;

  // Changed rows that are not marked yet.
  private int[] waiting = new int[0];
  private int waitingCount;

  SliceRows(LearnerSettings settings, SliceMap slices, int slice, boolean hasFrozen) {
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
    int own = statisticsColumn + (settings.isScaled() ? ValueStatistics.COLUMNS : 0);
    boolean hasScale = rule.optimizer().needsScales();
    frozen = new FrozenColumns(own, weightCount, hasScale, settings.isScaled());
    width = own + (hasFrozen ? frozen.width() : 0);
    int rowCount = count();
    columns = new double[Math.multiplyExact(rowCount, width)];
    touched = new RowSet(rowCount);
    changes = new RowChanges(rowCount);
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
    if (model.hasInitialWeights() && !isTouched(row)) {
      initialize(row);
    }
  }

  private void initialize(int row) {
    int coordinate = slices.coordinateOf(slice, row);
    for (int j = 0; j < weightCount; j++) {
      int at = row * width + j * ruleWidth;
      columns[at] = model.initialWeight(coordinate, j);
      if (hasFrozen()) {
        columns[row * width + frozen.from() + j] = columns[at];
      }
      rule.begin(columns, at);
    }
  }

  private boolean isTouched(int row) {
    return changes.current().contains(row) || touched.contains(row);
  }

  /**
   * Reads the rows {@code [from, to)} of those named. A row of a large theta is far away; here the
   * processor fetches many at once, where an optimizer's step would wait for each. A row may begin
   * in one cache line and end in another.
   */
  void load(int[] rows, int from, int to) {
    int last = width - 1;
    double sum = 0;
    for (int i = from; i < to; i++) {
      int at = rows[i] * width;
      sum += columns[at] + columns[at + last];
    }
    loaded = sum;
  }

  /**
   * Marks the first {@code count} rows named as changed when there is time for it.
   *
   * @param rows the array itself, which stays as it is until {@link #markWaiting}
   */
  void markLater(int[] rows, int count) {
    waiting = rows;
    waitingCount = count;
  }

  /** Takes the time. */
  void markWaiting() {
    for (int i = 0; i < waitingCount; i++) {
      changes.add(waiting[i]);
    }
    waitingCount = 0;
  }

  /**
   * Bounds the weights of the rows {@code [from, to)} of those named, which a step has changed, and
   * copies them to their places in {@code weights}.
   */
  void settle(int[] rows, int from, int to, double[] weights) {
    int next = from * weightCount;
    for (int i = from; i < to; i++) {
      int at = rows[i] * width;
      for (int j = 0; j < weightCount; j++) {
        double weight = Bounds.weight(columns[at]);
        columns[at] = weight;
        weights[next++] = weight;
        at += ruleWidth;
      }
    }
  }

  /** Restarts the accumulators of every row; weights stay. */
  void restart(double kept) {
    noteChanged();
    for (int row = touched.next(0); row >= 0; row = touched.next(row + 1)) {
      for (int j = 0; j < weightCount; j++) {
        rule.optimizer().restart(columns, row * width + j * ruleWidth, kept);
      }
      changes.add(row);
    }
  }

  private boolean hasFrozen() {
    return width > frozen.from();
  }

  /** Makes theta, as it is after the steps of totals, the frozen model. */
  void freeze(StepTotals totals) {
    noteChanged();
    int[] rows = touched.toArray();
    ThetaDelta current = current(rows, rows.length, totals);
    for (int i = 0; i < rows.length; i++) {
      if (frozen.freeze(current, i, columns, rows[i] * width)) {
        changes.add(rows[i]);
      }
    }
  }

  /** Returns what the first {@code count} rows named are in the frozen model, if there is one. */
  Freeze frozen(int[] rows, int count) {
    return hasFrozen() ? frozen.read(columns, width, rows, count) : Freeze.none();
  }

  /** Makes of every row what it was before it learned anything. */
  void clear() {
    noteChanged();
    for (int row = touched.next(0); row >= 0; row = touched.next(row + 1)) {
      Arrays.fill(columns, row * width, (row + 1) * width, 0);
      if (model.hasInitialWeights()) {
        initialize(row);
      }
      changes.add(row);
    }
  }

  void merge(int row, ValueStatistics statistics, int i) {
    scaler.merge(statistics, i, columns, row * width + statisticsColumn);
  }

  /** Returns the first touched row from {@code row} on, or -1. */
  int nextTouched(int row) {
    return touched.next(row);
  }

  RowChanges changes() {
    noteChanged();
    return changes;
  }

  List<RowSegment> pending(int rowCountMax) {
    int[] rows = changes.pending().toArray();
    List<RowSegment> segments = new ArrayList<>();
    for (int from = 0; from < rows.length; from += rowCountMax) {
      int to = Math.min(rows.length, from + rowCountMax);
      segments.add(segment(Arrays.copyOfRange(rows, from, to)));
    }
    return segments;
  }

  int touchedCount() {
    noteChanged();
    return touched.count();
  }

  RowSegment touched() {
    noteChanged();
    return segment(touched.toArray());
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
      touched.add(rows[i]);
    }
  }

  void restorePending(RowSegment segment) {
    restore(segment);
    for (int row : segment.rows()) {
      changes.restore(row);
    }
  }

  /**
   * A step marks its rows as changed only: that they are touched is noted before it is asked for.
   */
  void noteChanged() {
    markWaiting();
    touched.addAll(changes.current());
  }

  /**
   * Returns what workers need of the first {@code count} rows named.
   *
   * @param weights theirs
   */
  ThetaDelta delta(int[] rows, int count, double[] weights, StepTotals totals) {
    boolean sharesRows = settings.sharesRows();
    ThetaDelta rest = rest(rows, count);
    return new ThetaDelta(
        rest.coordinates(),
        sharesRows ? new double[0] : weights,
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

  /** Returns the weights of the first {@code count} rows named. */
  double[] weights(int[] rows, int count) {
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
      coordinates[i] = slices.coordinateOf(slice, rows[i]);
    }
    for (int i = 0; i < scales.length; i++) {
      scales[i] = rule.optimizer().scale(columns, rows[i] * width);
    }
    for (int i = 0; i < means.length; i++) {
      int at = rows[i] * width + statisticsColumn;
      means[i] = scaler.offset(columns, at);
      inverseDeviations[i] = scaler.factor(columns, at);
    }
    return new ThetaDelta(coordinates, new double[0], scales, means, inverseDeviations);
  }

  private RowSegment segment(int[] rows) {
    double[] segment = new double[rows.length * width];
    for (int from = 0; from < rows.length; from += BLOCK_ROWS) {
      int to = Math.min(rows.length, from + BLOCK_ROWS);
      load(rows, from, to);
      int next = from * width;
      for (int i = from; i < to; i++) {
        int at = rows[i] * width;
        for (int j = 0; j < width; j++) {
          segment[next++] = columns[at + j];
        }
      }
    }
    return new RowSegment(rows, segment);
  }
}
