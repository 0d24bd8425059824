package dev.eddy.job;

import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Counts the server's steps for a test that waits for one, and holds each a little back. */
final class ServerClock implements Probe {
  private static final long serialVersionUID = 1L;
  private static final long DEADLINE_NANOS = Duration.ofSeconds(60).toNanos();

  private volatile long nanosPerStep;
  private long steps;

  ServerClock(Duration perStep) {
    nanosPerStep = perStep.toNanos();
  }

  @Override
  public void at(Moment moment) {
    if (moment != Moment.SERVER_STEP) {
      return;
    }
    synchronized (this) {
      steps++;
      notifyAll();
    }
    LockSupport.parkNanos(nanosPerStep);
  }

  /** Holds no step back any more. */
  void letGo() {
    nanosPerStep = 0;
  }

  /** Waits for so many steps of all servers from now on, repeated ones included. */
  synchronized void awaitSteps(long count) throws InterruptedException, TimeoutException {
    long target = steps + count;
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (steps < target) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new TimeoutException("server must reach step %d, was at %d".formatted(target, steps));
      }
      wait(1 + left / 1_000_000);
    }
  }
}
