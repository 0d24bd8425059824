package dev.eddy.learning.theta;

import dev.eddy.learning.optimizer.RowRule;
import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.ModelSettings;
import java.util.Arrays;

/** A worker's copy of theta. What a learner does not need has no array. */
public final class Replica {
  private final ModelSettings model;
  private final RowRule rule;
  private final RowRule interceptRule;
  private final int weightCount;

  /** Columns of a weight: its whole row, or the weight alone. */
  private final int width;

  private final double[] columns;
  private final double[] scales;
  private final double[] means;
  private final double[] inverseDeviations;
  private final double[] row;
  private StepTotals totals = StepTotals.none();

  public Replica(LearnerSettings settings) {
    model = settings.model();
    rule = settings.rule();
    interceptRule = rule.forIntercept();
    weightCount = model.weightCount();
    width = settings.sharesRows() ? rule.width() : 1;
    int dimension = model.dimension();
    columns = new double[Math.multiplyExact(dimension, weightCount * width)];
    scales = new double[rule.optimizer().needsScales() ? dimension : 0];
    means = new double[settings.isScaled() ? dimension : 0];
    inverseDeviations = new double[means.length];
    row = new double[rule.width()];
    initialize();
  }

  /** Begins with initial weights, whatever the living replica has. */
  private Replica(Replica living) {
    model = living.model;
    rule = living.rule;
    interceptRule = living.interceptRule;
    weightCount = living.weightCount;
    width = 1;
    columns = new double[Math.multiplyExact(model.dimension(), weightCount)];
    scales = new double[living.scales.length];
    means = new double[living.means.length];
    inverseDeviations = new double[means.length];
    row = new double[rule.width()];
    initialize();
  }

  /**
   * Returns a replica with initial weights for the frozen model: of weights alone, whatever this
   * one holds.
   */
  public Replica toFreeze() {
    return new Replica(this);
  }

  /** Becomes what the living replica is now, in the coordinates of a slice. */
  public void freeze(Replica living, SliceMap slices, int slice) {
    for (int row = 0; row < slices.rowCount(slice); row++) {
      int coordinate = slices.coordinateOf(slice, row);
      living.weights(coordinate, columns, coordinate * weightCount);
      copy(living.scales, scales, coordinate);
      copy(living.means, means, coordinate);
      copy(living.inverseDeviations, inverseDeviations, coordinate);
    }
  }

  private static void copy(double[] from, double[] to, int at) {
    if (to.length > 0) {
      to[at] = from[at];
    }
  }

  /** Becomes what a checkpoint says of the frozen model. */
  public void freeze(int[] coordinates, Freeze.Columns frozen) {
    if (frozen.isSaid()) {
      apply(
          new ThetaDelta(
              coordinates,
              frozen.weights(),
              frozen.scales(),
              frozen.means(),
              frozen.inverseDeviations()));
    }
  }

  /** Makes of every coordinate of a slice what it is before the first step. */
  public void clear(SliceMap slices, int slice) {
    int length = weightCount * width;
    for (int row = 0; row < slices.rowCount(slice); row++) {
      int coordinate = slices.coordinateOf(slice, row);
      Arrays.fill(columns, coordinate * length, (coordinate + 1) * length, 0);
      clear(coordinate, scales);
      clear(coordinate, means);
      clear(coordinate, inverseDeviations);
      if (model.hasInitialWeights()) {
        initialize(coordinate);
      }
    }
    totals = StepTotals.none();
  }

  /** Overwrites the coordinates of the delta. */
  public void apply(ThetaDelta delta) {
    int length = weightCount * width;
    double[] values = delta.rows().length > 0 ? delta.rows() : delta.weights();
    int[] coordinates = delta.coordinates();
    if (length == 1) {
      scatter(coordinates, values, columns);
    } else {
      for (int i = 0; i < coordinates.length; i++) {
        System.arraycopy(values, i * length, columns, coordinates[i] * length, length);
      }
    }
    scatter(coordinates, delta.scales(), scales);
    scatter(coordinates, delta.means(), means);
    scatter(coordinates, delta.inverseDeviations(), inverseDeviations);
    if (delta.totals().isTold()) {
      totals = delta.totals();
    }
  }

  /** Copies the coordinate's weights, as they are now, to {@code into} from {@code at} on. */
  public void weights(int coordinate, double[] into, int at) {
    int from = coordinate * weightCount * width;
    if (width == 1) {
      if (weightCount == 1) {
        into[at] = columns[from];
      } else {
        System.arraycopy(columns, from, into, at, weightCount);
      }
      return;
    }
    for (int j = 0; j < weightCount; j++) {
      System.arraycopy(columns, from + j * width, row, 0, width);
      ruleOf(coordinate).catchUp(row, 0, totals);
      into[at + j] = row[0];
    }
  }

  /**
   * Copies the only weight of each of the coordinates {@code [from, to)}, as it is now, to the same
   * place in {@code into}.
   */
  public void weights(int[] coordinates, int from, int to, double[] into) {
    if (width > 1) {
      for (int i = from; i < to; i++) {
        weights(coordinates[i], into, i);
      }
      return;
    }
    for (int i = from; i < to; i++) {
      into[i] = columns[coordinates[i]];
    }
  }

  /** Copies the coordinate's rows, as they are now, to {@code into} from {@code at} on. */
  public void rows(int coordinate, double[] into, int at) {
    int length = weightCount * width;
    System.arraycopy(columns, coordinate * length, into, at, length);
    for (int j = 0; j < weightCount; j++) {
      ruleOf(coordinate).catchUp(into, at + j * width, totals);
    }
  }

  /** Returns the coordinate's first weight as it is now. */
  public double weight(int coordinate) {
    return weight(coordinate, 0);
  }

  /** Returns one of the coordinate's weights as it is now. */
  public double weight(int coordinate, int j) {
    int from = (coordinate * weightCount + j) * width;
    if (width == 1) {
      return columns[from];
    }
    System.arraycopy(columns, from, row, 0, width);
    ruleOf(coordinate).catchUp(row, 0, totals);
    return row[0];
  }

  /** Returns what all steps in this theta have trained. */
  public StepTotals totals() {
    return totals;
  }

  /** Returns the largest |x| so far of each coordinate: the array itself; empty if not needed. */
  public double[] scales() {
    return scales;
  }

  /**
   * Returns what scaling takes from each coordinate's values, their mean or the least of them: the
   * array itself; empty if not needed.
   */
  public double[] means() {
    return means;
  }

  /**
   * Returns what scaling multiplies the rest by, 1 / deviation or 1 / (largest - least): the array
   * itself; empty if not needed.
   */
  public double[] inverseDeviations() {
    return inverseDeviations;
  }

  /** Returns how many bytes its numbers are. */
  public long byteCount() {
    long count = (long) columns.length + scales.length + means.length + inverseDeviations.length;
    return count * Double.BYTES;
  }

  public int dimension() {
    return model.dimension();
  }

  private RowRule ruleOf(int coordinate) {
    return coordinate == model.intercept() ? interceptRule : rule;
  }

  private void initialize() {
    if (model.hasInitialWeights()) {
      for (int coordinate = 0; coordinate < model.dimension(); coordinate++) {
        initialize(coordinate);
      }
    }
  }

  private void initialize(int coordinate) {
    for (int j = 0; j < weightCount; j++) {
      int at = (coordinate * weightCount + j) * width;
      columns[at] = model.initialWeight(coordinate, j);
      if (width > 1) {
        rule.begin(columns, at);
      }
    }
  }

  private static void clear(int coordinate, double[] values) {
    if (values.length > 0) {
      values[coordinate] = 0;
    }
  }

  private static void scatter(int[] coordinates, double[] from, double[] to) {
    if (to.length == 0) {
      return;
    }
    for (int i = 0; i < from.length; i++) {
      to[coordinates[i]] = from[i];
    }
  }
}
