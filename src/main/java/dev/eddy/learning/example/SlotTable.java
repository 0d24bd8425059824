package dev.eddy.learning.example;

import java.util.Arrays;

/**
 * Numbers the distinct coordinates of a step from 0, in the order in which they come, so that
 * everything else runs on small dense arrays. Open addressing with linear probing, at most a
 * quarter full. No coordinate is negative.
 *
 * <p>An entry is a slot, whose coordinate tells whether it is the one looked for. A vacant entry is
 * a slot behind all others, whose coordinate is nobody's, so that a look needs no other question.
 */
public final class SlotTable {
  private static final int CAPACITY_MIN = 1 << 10;
  private static final int NOBODY = -1;

  /** Coordinates looked up at a time. */
  private static final int BLOCK = 256;

  // How many coordinates there is room for, and the slot of a vacant entry.
  private int vacant = CAPACITY_MIN;
  private int[] coordinates = coordinates(new int[0], CAPACITY_MIN);
  private int[] entries = entries(CAPACITY_MIN);
  private int shift = shift(entries.length);
  private int count;
  // Coordinates that were appended have entries only once somebody looks one up.
  private int entryCount;
  private final int[] one = new int[1];
  private final int[] slotOfOne = new int[1];
  // Which of a block's coordinates were not where they were looked for first; one more, because
  // each is written down before it is known.
  private final int[] absent = new int[BLOCK + 1];

  /** Returns the slot of the coordinate, {@link #count} before the call if it is a new one. */
  public int slotOf(int coordinate) {
    one[0] = coordinate;
    slotsOf(one, 1, slotOfOne, 0);
    return slotOfOne[0];
  }

  /**
   * Writes the slots of the first {@code length} coordinates to {@code slots} from {@code at} on;
   * new coordinates, for which there must be room, get the next ones.
   *
   * @param slots another array than {@code wanted}
   */
  public void slotsOf(int[] wanted, int length, int[] slots, int at) {
    enter();
    for (int from = 0; from < length; from += BLOCK) {
      int to = Math.min(length, from + BLOCK);
      insert(wanted, slots, at, lookUp(wanted, from, to, slots, at));
    }
  }

  /**
   * Looks where each coordinate is if nothing is in its way, without a branch that could be guessed
   * wrong, so that the processor waits for many entries at a time, and then for many coordinates.
   * Returns how many are not there.
   */
  private int lookUp(int[] wanted, int from, int to, int[] slots, int at) {
    int[] table = entries;
    int mask = table.length - 1;
    for (int i = from; i < to; i++) {
      slots[at + i] = table[spread(wanted[i]) & mask];
    }
    return missing(wanted, from, to, slots, at);
  }

  /** Writes down whose slot is not theirs, and returns how many that are. */
  private int missing(int[] wanted, int from, int to, int[] slots, int at) {
    int[] known = coordinates;
    int[] written = absent;
    int missing = 0;
    for (int i = from; i < to; i++) {
      written[missing] = i;
      int difference = known[slots[at + i]] ^ wanted[i];
      missing += (difference | -difference) >>> (Integer.SIZE - 1);
    }
    return missing;
  }

  /** Probes for those that were not there at once, and enters new ones. */
  private void insert(int[] wanted, int[] slots, int at, int missing) {
    int[] table = entries;
    int mask = table.length - 1;
    for (int k = 0; k < missing; k++) {
      int i = absent[k];
      int coordinate = wanted[i];
      int place = spread(coordinate) & mask;
      int slot = table[place];
      while (coordinates[slot] != coordinate) {
        if (slot == vacant) {
          slot = count++;
          coordinates[slot] = coordinate;
          table[place] = slot;
        } else {
          place = (place + 1) & mask;
          slot = table[place];
        }
      }
      slots[at + i] = slot;
    }
    entryCount = count;
  }

  /** Returns how many distinct coordinates there are. */
  public int count() {
    return count;
  }

  public int coordinate(int slot) {
    return coordinates[slot];
  }

  /** Returns the array of the coordinates itself; only the first {@link #count} count. */
  public int[] coordinates() {
    return coordinates;
  }

  /** Returns the coordinates, slot by slot. */
  public int[] toArray() {
    return Arrays.copyOf(coordinates, count);
  }

  /** Gives the next slot to a coordinate that has none, for which there is room. */
  public void append(int coordinate) {
    coordinates[count++] = coordinate;
  }

  /** Gives the next slots to distinct coordinates that have none, for which there is room. */
  public void append(int[] distinct) {
    System.arraycopy(distinct, 0, coordinates, count, distinct.length);
    count += distinct.length;
  }

  /** Makes room for that many coordinates more. */
  public void reserve(int more) {
    int needed = count + more;
    if (needed > vacant) {
      grow(Math.max(needed, 2 * vacant));
    }
  }

  /** Forgets the step. */
  public void clear() {
    if (entryCount < entries.length / 8) {
      leave();
    } else {
      Arrays.fill(entries, vacant);
    }
    count = 0;
    entryCount = 0;
  }

  /** Makes entries for what was appended, none of which has one. */
  private void enter() {
    int mask = entries.length - 1;
    for (int slot = entryCount; slot < count; slot++) {
      int place = spread(coordinates[slot]) & mask;
      while (entries[place] != vacant) {
        place = (place + 1) & mask;
      }
      entries[place] = slot;
    }
    entryCount = count;
  }

  /** Makes each entry vacant, where they are few. */
  private void leave() {
    int mask = entries.length - 1;
    for (int slot = 0; slot < entryCount; slot++) {
      int place = spread(coordinates[slot]) & mask;
      while (entries[place] != slot) {
        place = (place + 1) & mask;
      }
      entries[place] = vacant;
    }
  }

  private void grow(int capacity) {
    vacant = capacity;
    coordinates = coordinates(coordinates, capacity);
    entries = entries(capacity);
    shift = shift(entries.length);
    entryCount = 0;
  }

  private static int[] coordinates(int[] known, int capacity) {
    int[] coordinates = Arrays.copyOf(known, capacity + 1);
    coordinates[capacity] = NOBODY;
    return coordinates;
  }

  private static int[] entries(int capacity) {
    int[] entries = new int[4 * Integer.highestOneBit(2 * capacity - 1)];
    Arrays.fill(entries, capacity);
    return entries;
  }

  /** Fibonacci hashing: consecutive coordinates, as in dense data, do not cluster. */
  private int spread(int coordinate) {
    return (coordinate * 0x9E3779B9) >>> shift;
  }

  private static int shift(int length) {
    return Integer.numberOfLeadingZeros(length) + 1;
  }
}
