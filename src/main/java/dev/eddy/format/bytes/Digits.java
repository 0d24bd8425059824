package dev.eddy.format.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads up to eight decimal digits at a time from one long, lowest byte first.
 *
 * <p>SWAR: each of the eight bytes is a lane, and no lane disturbs one below it.
 */
public final class Digits {
  /** How many bytes {@link #load} reads. */
  public static final int LANES = Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ZEROS = 0x3030303030303030L;

  /** The top bit of each lane. */
  static final long TOPS = 0x8080808080808080L;

  private Digits() {}

  /** Returns {@code bytes[at, at + 8)}, all of which must exist. */
  public static long load(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** Returns how many bytes from the first on are digits, 0 to 8. */
  public static int count(long lanes) {
    return Long.numberOfTrailingZeros(others(lanes ^ ZEROS) & TOPS) >>> 3;
  }

  /**
   * Returns what has the top bit of the lowest lane that is above 9; what is in lanes above that
   * one, or in other bits, means nothing.
   */
  static long others(long digits) {
    // The carry of a lane above 9 spoils only lanes above it.
    return (digits + 0x7676767676767676L) | digits;
  }

  /**
   * Returns the number that the first {@code count} bytes spell.
   *
   * @param count 1 to 8, all of them digits
   */
  public static int number(long lanes, int count) {
    // Moves the digits to the top, so that the lanes below are leading zeros.
    return number((lanes ^ ZEROS) << ((LANES - count) * 8));
  }

  /**
   * Returns the number that eight digits make.
   *
   * @param digits from 0 to 9 each, the lowest lane's first
   */
  static int number(long digits) {
    long pairs = digits * 10 + (digits >>> 8);
    long quads = (pairs & 0x000000FF000000FFL) * (100L + (1_000_000L << 32));
    long others = ((pairs >>> 16) & 0x000000FF000000FFL) * (1L + (10_000L << 32));
    return (int) ((quads + others) >>> 32);
  }

  /** Returns one of the bytes, 0 being the first. */
  public static byte lane(long lanes, int index) {
    return (byte) (lanes >>> (index * 8));
  }

  /** Returns whether the byte is one of 0 to 9. */
  public static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
