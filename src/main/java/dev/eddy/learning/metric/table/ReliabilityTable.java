package dev.eddy.learning.metric.table;

import dev.eddy.learning.metric.sums.ScoreHistogram;
import dev.eddy.learning.metric.sums.Sigmoid;
import java.util.ArrayList;
import java.util.List;

/**
 * Predicted probabilities beside what came true, in {@value #ROW_COUNT} rows of equal width
 * (DeGroot and Fienberg 1983; scikit-learn's {@code calibration_curve} with the strategy uniform,
 * but for a probability on the line between two rows, which belongs to the upper one here).
 *
 * <p>The probability is that of the middle of the margin's bin: examples that share a bin share a
 * row, and a row's mean probability is at most 1/1024 off.
 *
 * @param rows from the least probability on, empty ones left out
 */
public record ReliabilityTable(List<Row> rows) {

  /** Number of rows, empty or not. */
  public static final int ROW_COUNT = 10;

  public ReliabilityTable {
    rows = List.copyOf(rows);
  }

  /**
   * Examples whose probability is in [index / {@value #ROW_COUNT}, (index + 1) / {@value
   * #ROW_COUNT}).
   *
   * @param count at least 1
   * @param meanProbability of label 1, as predicted
   * @param positiveShare share of the examples that have label 1
   */
  public record Row(int index, long count, double meanProbability, double positiveShare) {

    /** Returns the least probability that belongs to the row. */
    public double from() {
      return (double) index / ROW_COUNT;
    }
  }

  /** Returns the table of margins that are log odds. */
  public static ReliabilityTable of(ScoreHistogram histogram) {
    long[] counts = new long[ROW_COUNT];
    long[] positives = new long[ROW_COUNT];
    double[] probabilitySums = new double[ROW_COUNT];
    for (int i = 0; i < histogram.bins().length; i++) {
      double probability = Sigmoid.ofBin(histogram.bins()[i]);
      int row = (int) (probability * ROW_COUNT);
      long count = histogram.positives()[i] + histogram.negatives()[i];
      counts[row] += count;
      positives[row] += histogram.positives()[i];
      probabilitySums[row] += count * probability;
    }
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < ROW_COUNT; row++) {
      if (counts[row] > 0) {
        double n = counts[row];
        rows.add(new Row(row, counts[row], probabilitySums[row] / n, positives[row] / n));
      }
    }
    return new ReliabilityTable(rows);
  }

  /**
   * Returns the expected calibration error (Naeini, Cooper and Hauskrecht 2015): the mean over
   * examples of |mean probability - share of positives| of their row. NaN without examples.
   */
  public double calibrationError() {
    double sum = 0;
    long count = 0;
    for (Row row : rows) {
      sum += row.count() * Math.abs(row.meanProbability() - row.positiveShare());
      count += row.count();
    }
    return sum / count;
  }
}
