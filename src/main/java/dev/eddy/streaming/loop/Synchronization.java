package dev.eddy.streaming.loop;

import java.io.Serializable;
import java.util.Locale;

/**
 * How far workers and servers wait for each other.
 *
 * @param mode when a server applies a gradient, and which theta a worker may use
 * @param stalenessMax how many steps the theta of a gradient may be behind, where that is a rule of
 *     its own
 */
public record Synchronization(Mode mode, long stalenessMax) implements Serializable {
  /** When a server applies a gradient, and which theta a worker may use. */
  public enum Mode {
    /** Every shard's gradient of a step together; exactly theta(t - D). */
    SYNC,
    /** Each gradient when it comes; the newest theta, not older than a bound. */
    BOUNDED_STALENESS,
    /** Each gradient when it comes; the newest theta, whatever it is. */
    ASYNC;

    /** Returns the name that options use. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Synchronization {
    if (stalenessMax < 0) {
      throw new IllegalArgumentException("stalenessMax must be >= 0, was " + stalenessMax);
    }
  }

  /** Returns plain and delayed bulk-synchronous training: the same bits in every run. */
  public static Synchronization sync() {
    return new Synchronization(Mode.SYNC, Long.MAX_VALUE);
  }

  /**
   * Returns stale synchronous parallel training (Ho et al. 2013): step t is computed with a theta
   * that every shard's steps before {@code t - stalenessMax} are in, and whatever else has come.
   */
  public static Synchronization boundedStaleness(int stalenessMax) {
    return new Synchronization(Mode.BOUNDED_STALENESS, stalenessMax);
  }

  /** Returns training in which nobody waits, but the sources for theta. */
  public static Synchronization async() {
    return new Synchronization(Mode.ASYNC, Long.MAX_VALUE);
  }

  /** Whether a step is of all shards together. */
  public boolean isInStep() {
    return mode == Mode.SYNC;
  }
}
