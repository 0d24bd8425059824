package dev.eddy.streaming.lag;

import dev.eddy.streaming.meter.Meter;
import dev.eddy.streaming.meter.Meters;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.metrics.Gauge;

/**
 * The records that the readers of a subtask have not fetched yet, summed over its splits. Told from
 * the first reader on that says a number of its own; those of files never do.
 */
public final class SourceLag implements Gauge<Long> {
  private final SourceReaderContext subtask;
  // The threads that fetch write, reporters read.
  private final List<SplitLag> splits = new CopyOnWriteArrayList<>();
  private final AtomicBoolean isTold = new AtomicBoolean();

  /** Starts without a split. */
  public SourceLag(SourceReaderContext subtask) {
    this.subtask = subtask;
  }

  /** Returns the context for the readers of one more split, of which the newest one counts. */
  public SourceReaderContext newSplit() {
    SplitLag split = new SplitLag(this::tell);
    splits.add(split);
    return new SplitContext(subtask, split);
  }

  @Override
  public Long getValue() {
    long sum = 0;
    for (SplitLag split : splits) {
      sum += split.records();
    }
    return sum;
  }

  private void tell() {
    if (isTold.compareAndSet(false, true)) {
      new Meters(subtask.metricGroup()).gauge(Meter.SOURCE_LAG, this);
      // What looks for Flink's own name, as autoscalers do, finds the sum as well.
      subtask.metricGroup().setPendingRecordsGauge(this);
    }
  }
}
