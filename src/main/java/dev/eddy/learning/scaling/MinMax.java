package dev.eddy.learning.scaling;

/**
 * (x - min) / (max - min), by the least and the largest value so far. A value outside of them meets
 * a range that the stream has not shown yet and counts as the end that it is beyond, 0 or 1; from
 * the next step on the range holds it.
 */
final class MinMax implements ValueScaler {

  @Override
  public void add(double x, ValueStatistics statistics, int i) {
    double[] least = statistics.firsts();
    double[] largest = statistics.seconds();
    boolean isFirst = statistics.counts()[i]++ == 0;
    least[i] = isFirst ? x : Math.min(least[i], x);
    largest[i] = isFirst ? x : Math.max(largest[i], x);
  }

  @Override
  public void merge(ValueStatistics statistics, int i, double[] rows, int at) {
    double added = statistics.counts()[i];
    if (added == 0) {
      return;
    }
    boolean isFirst = rows[at] == 0;
    rows[at] += added;
    double least = statistics.firsts()[i];
    double largest = statistics.seconds()[i];
    rows[at + 1] = isFirst ? least : Math.min(rows[at + 1], least);
    rows[at + 2] = isFirst ? largest : Math.max(rows[at + 2], largest);
  }

  @Override
  public double offset(double[] rows, int at) {
    return rows[at + 1];
  }

  @Override
  public double factor(double[] rows, int at) {
    double range = rows[at + 2] - rows[at + 1];
    return range > 0 ? 1 / range : 0;
  }

  @Override
  public double bounded(double scaled) {
    return Math.max(0, Math.min(1, scaled));
  }
}
