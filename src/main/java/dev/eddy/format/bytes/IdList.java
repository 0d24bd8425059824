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

  /** What lanes of a blank and seven digits have beside the digits. */
  private static final long BLANK_AND_ZEROS = 0x3030303030303020L;

  private static final int DIGITS_MAX = Digits.LANES - 1;

  /** Bytes whose blanks are found at a time. */
  private static final int CHUNK = Long.SIZE;

  private int[] ids = new int[CHUNK];
  private int count;
  private int union;
  // Where the last id ends.
  private int blank;

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
    blank = from;
    int last = bytes.length - CHUNK - Digits.LANES;
    for (int at = from + 1; at <= to && at <= last; at += CHUNK) {
      long ends = ends(bytes, at, to);
      if (!readAll(bytes, at, ends)) {
        readSome(bytes, at, ends);
        break;
      }
    }
    return blank < to && bytes[blank] != ' ' ? withoutLast(bytes, blank) : blank;
  }

  /** Returns a bit for each of 64 bytes: whether an id ends before it, if ids are all there is. */
  private static long ends(byte[] bytes, int at, int to) {
    long ends = blanks(bytes, at);
    if (to - at >= CHUNK) {
      return ends;
    }
    long end = 1L << (to - at);
    return (ends & (end - 1)) | end;
  }

  /**
   * Reads the ids that end in 64 bytes, and looks only behind the last of them whether they were
   * ids. Returns whether they were; nothing is read if not.
   */
  private boolean readAll(byte[] bytes, int at, long ends) {
    if (ends == 0) {
      return true;
    }
    if (!areShort(at, ends)) {
      return false;
    }
    int[] found = room();
    int before = blank;
    int ids = 0;
    long notDigits = 0;
    long notBlanks = 0;
    long rest = ends;
    int to = count + Long.bitCount(ends);
    for (int i = count; i < to; i++) {
      int end = at + Long.numberOfTrailingZeros(rest);
      rest &= rest - 1;
      long lanes = Digits.load(bytes, before) ^ BLANK_AND_ZEROS;
      notBlanks |= lanes;
      // The blank is one more leading zero.
      long digits = lanes << ((DIGITS_MAX - (end - before - 1)) * Byte.SIZE);
      notDigits |= Digits.others(digits);
      int id = Digits.number(digits);
      ids |= id;
      found[i] = id;
      before = end;
    }
    if ((notDigits & Digits.TOPS) != 0 || Digits.lane(notBlanks, 0) != 0) {
      return false;
    }
    count = to;
    union |= ids;
    blank = before;
    return true;
  }

  /** Whether all that end in 64 bytes have one to seven bytes. */
  private boolean areShort(int at, long ends) {
    int first = at + Long.numberOfTrailingZeros(ends) - blank - 1;
    long runs = ~ends & (Long.highestOneBit(ends) - 1);
    runs &= runs >>> 1;
    runs &= runs >>> 2;
    runs &= runs >>> 4;
    return first >= 1 && first <= DIGITS_MAX && (ends & (ends << 1)) == 0 && runs == 0;
  }

  /** Reads the ids that end in 64 bytes up to the first that is none. */
  private void readSome(byte[] bytes, int at, long ends) {
    int[] found = room();
    for (long rest = ends; rest != 0; rest &= rest - 1) {
      int end = at + Long.numberOfTrailingZeros(rest);
      long lanes = Digits.load(bytes, blank);
      int digitCount = end - blank - 1;
      long digits = lanes >>> Byte.SIZE;
      if (Digits.lane(lanes, 0) != ' ' || digitCount == 0 || Digits.count(digits) < digitCount) {
        return;
      }
      int id = Digits.number(digits, digitCount);
      union |= id;
      found[count++] = id;
      blank = end;
    }
  }

  /** Forgets the last id, if there is one, which ends where there is no blank. */
  private int withoutLast(byte[] bytes, int end) {
    if (count == 0) {
      return end;
    }
    count--;
    int before = end - 1;
    while (bytes[before] != ' ') {
      before--;
    }
    return before;
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
