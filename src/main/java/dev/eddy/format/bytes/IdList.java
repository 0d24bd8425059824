package dev.eddy.format.bytes;

import java.util.Arrays;

/**
 * Reads ids, which are short whole numbers, each with one blank before it.
 *
 * <p>Where a number begins is known only once the one before it has ended, so a processor that
 * reads them one by one waits for each. Here the blanks of 64 bytes are found first, without a
 * branch, and the numbers between them are read independently of each other. Reused; not
 * thread-safe.
 */
public final class IdList {
  private static final long ONES = 0x0101010101010101L;

  /** Gathers the lowest bits of eight lanes in the highest lane. */
  private static final long GATHER = 0x0102040810204080L;

  /** Bytes whose blanks are found at a time. */
  private static final int CHUNK = Long.SIZE;

  private int[] ids = new int[CHUNK];
  private int count;
  private int union;

  /**
   * Reads ids of one to seven digits, from a blank on, as long as there are such that end at the
   * next blank or at {@code to}. Those in the last {@code CHUNK + 8} bytes of the array may be left
   * to others.
   *
   * @return where the last of them ends, {@code from} if there is none
   */
  public int read(byte[] bytes, int from, int to) {
    count = 0;
    union = 0;
    int blank = from;
    int last = bytes.length - CHUNK - Digits.LANES;
    boolean goesOn = true;
    for (int at = from + 1; goesOn && at <= to && at <= last; at += CHUNK) {
      long ends = blanks(bytes, at);
      if (to - at < CHUNK) {
        long end = 1L << (to - at);
        ends = (ends & (end - 1)) | end;
      }
      int[] found = room();
      int n = count;
      while (ends != 0) {
        int end = at + Long.numberOfTrailingZeros(ends);
        ends &= ends - 1;
        long lanes = Digits.load(bytes, blank);
        int digitCount = end - blank - 1;
        long digits = lanes >>> Byte.SIZE;
        if (Digits.lane(lanes, 0) != ' ' || digitCount == 0 || Digits.count(digits) < digitCount) {
          goesOn = false;
          break;
        }
        int id = Digits.number(digits, digitCount);
        union |= id;
        found[n++] = id;
        blank = end;
      }
      count = n;
    }
    return blank < to && bytes[blank] != ' ' ? withoutLast(bytes, blank) : blank;
  }

  /** Forgets the last id, if there is one, which ends where there is no blank. */
  private int withoutLast(byte[] bytes, int end) {
    if (count == 0) {
      return end;
    }
    count--;
    int blank = end - 1;
    while (bytes[blank] != ' ') {
      blank--;
    }
    return blank;
  }

  /** Returns how many ids were read. */
  public int count() {
    return count;
  }

  /** Returns the array of the ids itself; only the first {@link #count} count. */
  public int[] ids() {
    return ids;
  }

  /** Returns all bits of all ids, and perhaps of one more: below 2^n only if all of them are. */
  public int union() {
    return union;
  }

  /**
   * Returns a bit for each of 64 bytes: whether it is a blank, provided that it is one or a digit.
   */
  private static long blanks(byte[] bytes, int at) {
    long digits = 0;
    for (int i = 0; i < CHUNK; i += Digits.LANES) {
      // Digits and blanks differ in bit 4.
      long isDigit = (Digits.load(bytes, at + i) >>> 4) & ONES;
      digits |= ((isDigit * GATHER) >>> (Long.SIZE - Byte.SIZE)) << i;
    }
    return ~digits;
  }

  private int[] room() {
    if (ids.length - count < CHUNK) {
      ids = Arrays.copyOf(ids, 2 * ids.length + CHUNK);
    }
    return ids;
  }
}
