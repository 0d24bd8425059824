package dev.eddy.streaming.meter;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Gauge;

/** Milliseconds of CPU time that a thread has used, to any thread; 0 once it has ended. */
public final class ThreadCpu implements Gauge<Long> {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long thread;

  private ThreadCpu(long thread) {
    this.thread = thread;
  }

  /** Returns the time of the thread that asks: that of a task, where an operator is opened. */
  public static ThreadCpu here() {
    return new ThreadCpu(Thread.currentThread().getId());
  }

  @Override
  public Long getValue() {
    return Math.max(0, TimeUnit.NANOSECONDS.toMillis(THREADS.getThreadCpuTime(thread)));
  }
}
