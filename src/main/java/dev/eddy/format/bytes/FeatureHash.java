package dev.eddy.format.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Gives each feature name its coordinate: a whole number below 2^bits is its own, every other name
 * is hashed.
 *
 * <p>The hash is MurmurHash3 x86 32 (Appleby, public domain), as in Vowpal Wabbit.
 */
public final class FeatureHash {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int WHOLE_DIGITS_MAX = 18;

  private final int mask;

  /**
   * @param bits coordinates are 0 to 2^bits - 1
   */
  public FeatureHash(int bits) {
    if (bits < 1 || bits > 30) {
      throw new IllegalArgumentException("bits must be in 1 to 30, was " + bits);
    }
    this.mask = (1 << bits) - 1;
  }

  /** Returns the coordinate of the name {@code bytes[from, to)}. */
  public int coordinate(byte[] bytes, int from, int to) {
    long whole = whole(bytes, from, to);
    return whole >= 0 && whole <= mask ? (int) whole : murmur(bytes, from, to, 0) & mask;
  }

  /** Returns the coordinate of the number, which is {@code bytes[from, to)} without its zeros. */
  public int coordinate(long whole, byte[] bytes, int from, int to) {
    return whole <= mask ? (int) whole : murmur(bytes, from, to, 0) & mask;
  }

  /**
   * Returns the coordinate of a name within a namespace as Vowpal Wabbit has it: the number plus
   * the seed, or the hash of the bytes that starts from the seed.
   *
   * @param seed hash of the namespace
   */
  public int coordinate(byte[] bytes, int from, int to, int seed) {
    return string(bytes, from, to, seed) & mask;
  }

  /** Returns the coordinate of the number within a namespace. */
  public int coordinate(int whole, int seed) {
    return (whole + seed) & mask;
  }

  /** Returns whether the number is its own coordinate. */
  public boolean isCoordinate(int whole) {
    return whole >= 0 && whole <= mask;
  }

  /** Returns Vowpal Wabbit's hash "strings": a number counts as itself plus the seed. */
  public static int string(byte[] bytes, int from, int to, int seed) {
    long whole = whole(bytes, from, to);
    return whole >= 0 ? (int) whole + seed : murmur(bytes, from, to, seed);
  }

  /** Returns MurmurHash3 x86 32 of {@code bytes[from, to)}. */
  public static int murmur(byte[] bytes, int from, int to, int seed) {
    int hash = seed;
    int at = from;
    for (; to - at >= Integer.BYTES; at += Integer.BYTES) {
      int block = (int) INTS.get(bytes, at);
      hash = Integer.rotateLeft(hash ^ scramble(block), 13) * 5 + 0xe6546b64;
    }
    if (at < to) {
      int tail = 0;
      for (int last = to - 1; last >= at; last--) {
        tail = (tail << 8) | (bytes[last] & 0xff);
      }
      hash ^= scramble(tail);
    }
    return avalanche(hash ^ (to - from));
  }

  /** Returns the whole number that the bytes spell, -1 when they do not or it is 10^18 or more. */
  private static long whole(byte[] bytes, int from, int to) {
    if (from == to || to - from > WHOLE_DIGITS_MAX) {
      return -1;
    }
    long whole = 0;
    for (int at = from; at < to; at++) {
      if (!Digits.isDigit(bytes[at])) {
        return -1;
      }
      whole = whole * 10 + bytes[at] - '0';
    }
    return whole;
  }

  private static int scramble(int block) {
    return Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
  }

  private static int avalanche(int hash) {
    int h = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}
