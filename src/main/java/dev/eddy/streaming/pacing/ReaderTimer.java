package dev.eddy.streaming.pacing;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A reader's own clockwork: a shared timer, or one of the JDK, would keep the class loader of the
 * first job for ever.
 */
final class ReaderTimer {
  /** From one question about silent splits to the next. */
  private static final Duration TICK = Duration.ofMillis(50);

  private final Runnable wakeUp;
  private final ScheduledExecutorService executor;
  private volatile boolean isOverdue;

  /**
   * @param wakeUp called on the timer's thread when the watchdog has run out
   */
  ReaderTimer(Runnable wakeUp) {
    this.wakeUp = wakeUp;
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "eddy-reader-timer");
              thread.setDaemon(true);
              return thread;
            });
  }

  void startWatchdog(Duration timeout) {
    ScheduledFuture<?> unused =
        executor.schedule(
            () -> {
              isOverdue = true;
              wakeUp.run();
            },
            timeout.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Calls back again and again, on the timer's thread. */
  void tick(Runnable callback) {
    ScheduledFuture<?> unused =
        executor.scheduleAtFixedRate(
            callback, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether the watchdog has run out. */
  boolean isOverdue() {
    return isOverdue;
  }

  void close() {
    executor.shutdownNow();
  }
}
