package dev.eddy.streaming.lag;

import org.apache.flink.metrics.Gauge;

/** What the newest reader of a split says that it has not fetched yet. */
final class SplitLag {
  private final Runnable whenSaid;
  private volatile Gauge<Long> pending = () -> 0L;

  SplitLag(Runnable whenSaid) {
    this.whenSaid = whenSaid;
  }

  /** Takes the number of a reader, in place of that of an earlier one. */
  void say(Gauge<Long> next) {
    pending = next;
    whenSaid.run();
  }

  long records() {
    return pending.getValue();
  }
}
