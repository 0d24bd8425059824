package dev.eddy.cli.bench.scale;

/**
 * How many distinct features so many examples have together. Measured numbers with straight lines
 * between them on logarithmic axes (Heaps' law holds piece by piece), and the last line prolonged.
 */
public final class DistinctCurve {
  private final double[] logCounts;
  private final double[] logRows;

  /**
   * Takes what was measured.
   *
   * @param counts of examples, ascending from 1, at least 2
   * @param rows distinct features of each
   */
  public DistinctCurve(double[] counts, double[] rows) {
    if (counts.length < 2 || counts.length != rows.length || counts[0] != 1) {
      throw new IllegalArgumentException(
          "counts must be at least 2, begin with 1 and have a number of rows each, were "
              + counts.length);
    }
    logCounts = new double[counts.length];
    logRows = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      logCounts[i] = Math.log(counts[i]);
      logRows[i] = Math.log(rows[i]);
    }
  }

  /** Returns the rows of so many examples; a part of an example counts as such. */
  public double rows(double examples) {
    if (examples < 1) {
      return examples * Math.exp(logRows[0]);
    }
    double x = Math.log(examples);
    int right = 1;
    while (right < logCounts.length - 1 && logCounts[right] < x) {
      right++;
    }
    double part = (x - logCounts[right - 1]) / (logCounts[right] - logCounts[right - 1]);
    return Math.exp(logRows[right - 1] + part * (logRows[right] - logRows[right - 1]));
  }
}
