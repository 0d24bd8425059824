package dev.eddy.learning.fold;

import dev.eddy.learning.hash.SplitMix;
import java.io.Serializable;

/**
 * Holds out one of every so many records, by their position alone: no model ever trains them, all
 * that is done with them is to test the main one.
 *
 * @param every K: of K offsets in a row one is held out; 0 for none
 */
public record Holdout(int every) implements Serializable {
  private static final Holdout NONE = new Holdout(0);

  public Holdout {
    if (every < 0 || every == 1) {
      throw new IllegalArgumentException("every must be 0 or at least 2, was " + every);
    }
  }

  /** Returns the rule that holds nothing out. */
  public static Holdout none() {
    return NONE;
  }

  /** Whether anything is held out. */
  public boolean isOn() {
    return every > 0;
  }

  /**
   * Whether a record is held out. The same wherever and however often it is read.
   *
   * @param split the record's split
   * @param offset where it stands in its split, from 0
   */
  public boolean holds(int split, long offset) {
    if (every == 0) {
      return false;
    }
    // Shards are dealt out by position in turn, and streams have periods: with the same place of K
    // each time a shard, or an hour of the day, might never be trained.
    long row = offset / every;
    long place = SplitMix.mix(~(row + (split + 1) * SplitMix.STRIDE));
    return offset - row * every == Long.remainderUnsigned(place, every);
  }
}
