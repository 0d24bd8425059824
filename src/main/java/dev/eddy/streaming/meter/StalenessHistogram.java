package dev.eddy.streaming.meter;

import java.util.Arrays;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/** The metric of how stale a worker's last gradients were, in steps. */
final class StalenessHistogram implements Histogram {
  private static final int WINDOW = 1024;

  // Guarded by this: reporters read from their own threads.
  private final long[] last = new long[WINDOW];
  private long count;

  @Override
  public synchronized void update(long staleness) {
    last[(int) (count++ % WINDOW)] = staleness;
  }

  @Override
  public synchronized long getCount() {
    return count;
  }

  @Override
  public synchronized HistogramStatistics getStatistics() {
    return new Statistics(Arrays.copyOf(last, (int) Math.min(count, WINDOW)));
  }

  /** What the last gradients say; 0 everywhere before the first. */
  private static final class Statistics extends HistogramStatistics {
    private final long[] ascending;

    Statistics(long[] values) {
      ascending = values;
      Arrays.sort(ascending);
    }

    @Override
    public double getQuantile(double quantile) {
      if (ascending.length == 0) {
        return 0;
      }
      int at = (int) Math.ceil(quantile * ascending.length) - 1;
      return ascending[Math.max(0, Math.min(at, ascending.length - 1))];
    }

    @Override
    public long[] getValues() {
      return ascending.clone();
    }

    @Override
    public int size() {
      return ascending.length;
    }

    @Override
    public double getMean() {
      return Arrays.stream(ascending).average().orElse(0);
    }

    @Override
    public double getStdDev() {
      double mean = getMean();
      return Math.sqrt(
          Arrays.stream(ascending).mapToDouble(v -> (v - mean) * (v - mean)).average().orElse(0));
    }

    @Override
    public long getMax() {
      return (long) getQuantile(1);
    }

    @Override
    public long getMin() {
      return (long) getQuantile(0);
    }
  }
}
