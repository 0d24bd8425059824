package dev.eddy.streaming.latency;

import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/** A metric of how long something took, in microseconds, over all of its task's life. */
public final class LatencyHistogram implements Histogram {
  private static final int SAMPLE_MAX = 128;

  // Guarded by this: reporters read from their own threads.
  private final LogHistogram micros = new LogHistogram();

  @Override
  public synchronized void update(long value) {
    micros.add(value);
  }

  @Override
  public synchronized long getCount() {
    return micros.count();
  }

  /** Returns what was counted until now. */
  public synchronized LogHistogram copy() {
    return micros.copy();
  }

  @Override
  public HistogramStatistics getStatistics() {
    return new Statistics(copy());
  }

  /** What the buckets say; 0 everywhere before the first value. */
  private static final class Statistics extends HistogramStatistics {
    private final LogHistogram micros;

    Statistics(LogHistogram micros) {
      this.micros = micros;
    }

    @Override
    public double getQuantile(double quantile) {
      return micros.quantile(quantile);
    }

    /** Returns a sample: the values themselves are not kept. */
    @Override
    public long[] getValues() {
      return micros.sample(Math.min(SAMPLE_MAX, size()));
    }

    @Override
    public int size() {
      return (int) Math.min(Integer.MAX_VALUE, micros.count());
    }

    @Override
    public double getMean() {
      return micros.mean();
    }

    @Override
    public double getStdDev() {
      return micros.standardDeviation();
    }

    @Override
    public long getMax() {
      return micros.max();
    }

    @Override
    public long getMin() {
      return micros.min();
    }
  }
}
