package dev.eddy.cli.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProcessWatchTest {
  private static final long WORK_NANOS = 50_000_000;

  @Test
  @Timeout(60)
  void tasksOfOneKindCountTogetherByTheNameOfTheirThreads() throws Exception {
    CountDownLatch done = new CountDownLatch(2);
    CountDownLatch seen = new CountDownLatch(1);
    try (ProcessWatch watch = ProcessWatch.start()) {
      Thread first = start("worker (1/2)#0", done, seen);
      Thread second = start("worker (2/2)#0", done, seen);
      done.await();
      watch.sample();
      seen.countDown();
      first.join();
      second.join();
      watch.sample();
      assertThat(watch.taskCpuSeconds("worker")).isGreaterThanOrEqualTo(2 * WORK_NANOS / 1e9);
      assertThat(watch.taskCpuSeconds("work")).isZero();
    }
  }

  /** Starts a thread that works for a while, says so and stays until it was seen. */
  private static Thread start(String name, CountDownLatch done, CountDownLatch seen) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Thread thread =
        new Thread(
            () -> {
              while (threads.getCurrentThreadCpuTime() < WORK_NANOS) {
                Thread.onSpinWait();
              }
              done.countDown();
              try {
                seen.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
