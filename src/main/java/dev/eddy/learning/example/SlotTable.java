package dev.eddy.learning.example;

import java.util.Arrays;

/**
 * Numbers the distinct coordinates of a step from 0, in the order in which they come, so that
 * everything else runs on small dense arrays. Open addressing with linear probing, at most half
 * full.
 *
 * <p>An entry is a coordinate and its number, in one long: one load tells both. Numbers go on from
 * step to step inside, so an entry of a step before is known by its number and nothing needs
 * clearing.
 */
public final class SlotTable {
  private static final int LENGTH_MIN = 1 << 11;

  /** Coordinates looked up at a time. */
  private static final int BLOCK = 256;

  /** A step begins below this, and has fewer coordinates than are left above. */
  private static final int NUMBER_MAX = 1 << 30;

  private int[] coordinates = new int[LENGTH_MIN / 2];
  private long[] entries = new long[LENGTH_MIN];
  private int shift = shift(LENGTH_MIN);
  // What the entry of slot 0 holds; entries below are of steps before.
  private int base = 1;
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
   * wrong, so that the processor waits for many entries at a time. Returns how many are not there.
   */
  private int lookUp(int[] wanted, int from, int to, int[] slots, int at) {
    long[] table = entries;
    int mask = table.length - 1;
    int first = base;
    int missing = 0;
    for (int i = from; i < to; i++) {
      int coordinate = wanted[i];
      long entry = table[spread(coordinate) & mask];
      int slot = (int) entry - first;
      slots[at + i] = slot;
      absent[missing] = i;
      // 1 if the slot is negative or the entry is of another coordinate.
      int difference = (int) (entry >>> Integer.SIZE) ^ coordinate;
      missing += (slot | difference | -difference) >>> (Integer.SIZE - 1);
    }
    return missing;
  }

  /** Probes for those that were not there at once, and enters new ones. */
  private void insert(int[] wanted, int[] slots, int at, int missing) {
    long[] table = entries;
    int mask = table.length - 1;
    int first = base;
    int next = first + count;
    for (int k = 0; k < missing; k++) {
      int i = absent[k];
      int coordinate = wanted[i];
      int place = spread(coordinate) & mask;
      long entry = table[place];
      while ((int) (entry >>> Integer.SIZE) != coordinate || (int) entry < first) {
        if ((int) entry < first) {
          coordinates[next - first] = coordinate;
          entry = entry(coordinate, next++);
          table[place] = entry;
          break;
        }
        place = (place + 1) & mask;
        entry = table[place];
      }
      slots[at + i] = (int) entry - first;
    }
    count = next - first;
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
    if (needed > coordinates.length) {
      grow(Math.max(needed, 2 * coordinates.length));
    }
  }

  /** Forgets the step. */
  public void clear() {
    if (base > NUMBER_MAX) {
      Arrays.fill(entries, 0);
      base = 1;
    } else {
      base += count;
    }
    count = 0;
    entryCount = 0;
  }

  /** Makes entries for what was appended, none of which has one. */
  private void enter() {
    int mask = entries.length - 1;
    for (int slot = entryCount; slot < count; slot++) {
      int place = spread(coordinates[slot]) & mask;
      while ((int) entries[place] >= base) {
        place = (place + 1) & mask;
      }
      entries[place] = entry(coordinates[slot], base + slot);
    }
    entryCount = count;
  }

  private void grow(int length) {
    coordinates = Arrays.copyOf(coordinates, length);
    entries = new long[2 * Integer.highestOneBit(2 * length - 1)];
    shift = shift(entries.length);
    entryCount = 0;
  }

  private static long entry(int coordinate, int number) {
    return ((long) coordinate << Integer.SIZE) | number;
  }

  /** Fibonacci hashing: consecutive coordinates, as in dense data, do not cluster. */
  private int spread(int coordinate) {
    return (coordinate * 0x9E3779B9) >>> shift;
  }

  private static int shift(int length) {
    return Integer.numberOfLeadingZeros(length) + 1;
  }
}
