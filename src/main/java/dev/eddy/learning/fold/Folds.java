package dev.eddy.learning.fold;

import dev.eddy.learning.hash.SplitMix;
import java.io.Serializable;

/**
 * Deals records out to folds, by their position alone: prequential k-fold cross-validation (Bifet,
 * de Francisci Morales, Read, Holmes & Pfahringer 2015, section 3). Model m of k is tested with the
 * records of fold m and trains all others.
 *
 * @param count k, or 0 for no cross-validation
 * @param holdout which records are in no fold, because no model trains them
 */
public record Folds(int count, Holdout holdout) implements Serializable {
  /** Most folds there may be. */
  public static final int COUNT_MAX = 20;

  private static final Folds NONE = new Folds(0);

  public Folds {
    if (count < 0 || count == 1 || count > COUNT_MAX) {
      throw new IllegalArgumentException(
          "count must be 0 or from 2 to " + COUNT_MAX + ", was " + count);
    }
  }

  /** Nothing is held out. */
  public Folds(int count) {
    this(count, Holdout.none());
  }

  /** Returns no folds: every record trains every model. */
  public static Folds none() {
    return NONE;
  }

  /** Whether there is cross-validation. */
  public boolean isOn() {
    return count > 0;
  }

  /** Returns how many models there are, the main one among them. */
  public int modelCount() {
    return count + 1;
  }

  /**
   * Returns the fold of a record, from 0. The same wherever and however often it is read.
   *
   * @param split the record's split
   * @param offset where it stands in its split
   */
  public int of(int split, long offset) {
    // Shards are dealt out by position in turn; folds must not follow.
    long place = SplitMix.mix(offset + (split + 1) * SplitMix.STRIDE);
    return (int) Long.remainderUnsigned(place, count);
  }
}
