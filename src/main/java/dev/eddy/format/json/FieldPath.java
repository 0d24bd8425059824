package dev.eddy.format.json;

import dev.eddy.format.bytes.Excerpt;
import dev.eddy.format.bytes.Utf8;
import java.util.Arrays;

/** The name of the field that is being read, with those that it is within: {@code user.age}. */
public final class FieldPath {
  /**
   * Bytes of a name. Every feature hashes its whole name, so that without a bound the time for a
   * record would grow with the square of its length.
   */
  public static final int LENGTH_MAX = 1_000;

  static final long HASH_OF_NOTHING = 0xcbf29ce484222325L;
  private static final long HASH_PRIME = 0x100000001b3L;
  private static final int DIGITS_MAX = 10;

  private final int[] lengths;
  private final long[] hashes;
  // Room for one name too long by a factor: a char has at most 3 bytes.
  private final byte[] bytes = new byte[LENGTH_MAX + 1 + 3 * LENGTH_MAX];
  private int depth;

  public FieldPath(int depthMax) {
    lengths = new int[depthMax + 1];
    hashes = new long[depthMax + 1];
    hashes[0] = HASH_OF_NOTHING;
  }

  /** Goes back to where no field has been entered. */
  public void clear() {
    depth = 0;
  }

  /** Enters the field of this name; returns whether the name is short enough, else it stays out. */
  public boolean enter(char[] chars, int from, int length) {
    if (length > LENGTH_MAX) {
      return false;
    }
    int start = separate();
    return enterTo(Utf8.encode(chars, from, from + length, bytes, start));
  }

  /** Enters the element of an array; returns whether the name is short enough. */
  public boolean enter(int index) {
    int start = separate();
    int digitCount = 1;
    for (int rest = index; rest >= 10; rest /= 10) {
      digitCount++;
    }
    int rest = index;
    for (int at = start + digitCount - 1; at >= start; at--) {
      bytes[at] = (byte) ('0' + rest % DIGITS_MAX);
      rest /= DIGITS_MAX;
    }
    return enterTo(start + digitCount);
  }

  /** Leaves the field last entered. */
  public void leave() {
    depth--;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return lengths[depth];
  }

  /** Returns how many fields and elements it has been entered through. */
  int depth() {
    return depth;
  }

  /** Returns the length of the name of the object or array that the field is in. */
  public int outerLength() {
    return lengths[depth - 1];
  }

  /** Returns a hash of the whole name (FNV-1a, 64 bits). */
  public long hash() {
    return hashes[depth];
  }

  boolean isEqual(byte[] name) {
    return Arrays.equals(name, 0, name.length, bytes, 0, length());
  }

  /** Returns the name for a reason. */
  @Override
  public String toString() {
    return Excerpt.of(bytes, 0, length());
  }

  static long hash(long hash, byte[] bytes, int from, int to) {
    long result = hash;
    for (int at = from; at < to; at++) {
      result = (result ^ (bytes[at] & 0xff)) * HASH_PRIME;
    }
    return result;
  }

  private int separate() {
    int start = lengths[depth];
    if (depth > 0) {
      bytes[start++] = '.';
    }
    return start;
  }

  private boolean enterTo(int end) {
    // Below 0 there is half a character in it, which Jackson does not let through in a name.
    if (end < 0 || end > LENGTH_MAX) {
      return false;
    }
    hashes[depth + 1] = hash(hashes[depth], bytes, lengths[depth], end);
    lengths[++depth] = end;
    return true;
  }
}
