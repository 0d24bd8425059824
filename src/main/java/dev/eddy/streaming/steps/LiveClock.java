package dev.eddy.streaming.steps;

import java.io.Serializable;

/**
 * What the clock may do to steps by time.
 *
 * @param isRunning whether it may do anything: in a bounded run records alone decide
 * @param allowanceMillis how much later than its timestamp a record may come to its split
 * @param maxAheadMillis how far in the future a timestamp may lie
 * @param now milliseconds since 1970
 */
public record LiveClock(boolean isRunning, long allowanceMillis, long maxAheadMillis, Now now)
    implements Serializable {
  /** The clock of a bounded run: it does nothing. */
  public static final LiveClock NONE = new LiveClock(false, 0, 0, System::currentTimeMillis);

  /** Tells the time. */
  @FunctionalInterface
  public interface Now extends Serializable {
    long millis();
  }

  /** Returns the clock of a live run, by the machine's time. */
  public static LiveClock of(long allowanceMillis, long maxAheadMillis) {
    return new LiveClock(true, allowanceMillis, maxAheadMillis, System::currentTimeMillis);
  }
}
