package dev.eddy.format.json;

import java.util.Arrays;

/**
 * The fields that a record has had so far, by the 64-bit hashes of their names: two names with the
 * same one count as equal, which n fields have by chance with probability n^2 / 2^65.
 */
public final class FieldSet {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private int shift = Long.SIZE - 7;
  private long[] hashes = new long[1 << 7];
  // A slot is taken when it has the current number: emptying the set touches no slot.
  private int[] generations = new int[1 << 7];
  private int generation = 1;
  private int count;

  /** Empties the set. */
  public void clear() {
    count = 0;
    if (++generation == Integer.MAX_VALUE) {
      Arrays.fill(generations, 0);
      generation = 1;
    }
  }

  /** Adds a hash; returns whether it is new. */
  public boolean add(long hash) {
    if (2 * count >= hashes.length) {
      grow();
    }
    return put(hash);
  }

  public int count() {
    return count;
  }

  private boolean put(long hash) {
    int slot = (int) ((hash * GOLDEN) >>> shift);
    while (generations[slot] == generation) {
      if (hashes[slot] == hash) {
        return false;
      }
      slot = (slot + 1) & (hashes.length - 1);
    }
    generations[slot] = generation;
    hashes[slot] = hash;
    count++;
    return true;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldGenerations = generations;
    hashes = new long[2 * oldHashes.length];
    generations = new int[hashes.length];
    shift--;
    count = 0;
    for (int slot = 0; slot < oldHashes.length; slot++) {
      if (oldGenerations[slot] == generation) {
        put(oldHashes[slot]);
      }
    }
  }
}
