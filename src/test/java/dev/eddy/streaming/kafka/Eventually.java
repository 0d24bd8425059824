package dev.eddy.streaming.kafka;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, up to a deadline. */
final class Eventually {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Eventually() {}

  /** Lets so much time pass: a moment of an experiment, not a condition. */
  static void passes(long millis) {
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  static void holds(String condition, Duration deadline, Callable<Boolean> isMet) throws Exception {
    long end = System.nanoTime() + deadline.toNanos();
    while (!isMet.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(condition + " must hold within " + deadline);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
