package dev.eddy.format.bytes;

import java.nio.charset.StandardCharsets;

/**
 * Reads plain decimal numbers from bytes, with the bits of {@link Double#parseDouble}.
 *
 * <p>A number is an optional sign, digits with at most one point among or around them, and an
 * optional exponent. Hexadecimal, {@code NaN}, {@code Infinity}, grouping and suffixes are no
 * numbers here. Reused; not thread-safe.
 */
public final class NumberScanner {
  /** What a scan returns when no number starts where it should. */
  public static final int NONE = -1;

  private static final long[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };
  // All powers of ten that a double holds exactly.
  private static final double[] EXACT_POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final int EXACT_POWER_MAX = 22;
  private static final long EXACT_MANTISSA_MAX = 1L << 53;
  // With n more digits a mantissa below 10^(18 - n) stays below 10^18.
  private static final long[] MANTISSA_BOUNDS = {
    1_000_000_000_000_000_000L,
    100_000_000_000_000_000L,
    10_000_000_000_000_000L,
    1_000_000_000_000_000L,
    100_000_000_000_000L,
    10_000_000_000_000L,
    1_000_000_000_000L,
    100_000_000_000L,
    10_000_000_000L
  };

  /** Bytes that the longest short number may look at: a sign, eight lanes, a point, eight lanes. */
  private static final int SHORT_BYTES = 2 + 2 * Digits.LANES;

  private static final int EXPONENT_BOUND = 100_000;

  private double number;
  private long mantissa;
  private boolean isOverflown;
  private int exponent;

  /**
   * Reads the number that starts at {@code from} and keeps it for {@link #number}.
   *
   * @return the index after the number, at most {@code to}, or {@link #NONE}
   */
  public int scan(byte[] bytes, int from, int to) {
    // Each of them is small enough to become part of its caller.
    int end = scanPoint(bytes, from, to);
    return end == NONE ? scanRest(bytes, from, to) : end;
  }

  private int scanRest(byte[] bytes, int from, int to) {
    int end = scanShort(bytes, from, to);
    return end == NONE ? scanAny(bytes, from, to) : end;
  }

  /**
   * Reads a number of at most seven digits before and behind the point, as most are, if there are
   * enough bytes behind it to load them eight at a time.
   */
  private int scanShort(byte[] bytes, int from, int to) {
    if (to - from < 2 || from > bytes.length - SHORT_BYTES) {
      return NONE;
    }
    // Arithmetic, because half of all signs would be guessed wrong.
    int minus = bytes[from] == '-' ? 1 : 0;
    int at = from + minus;
    long lanes = Digits.load(bytes, at);
    int count = Digits.count(lanes);
    if (count == 0 || count == Digits.LANES) {
      return NONE;
    }
    long digits = Digits.number(lanes, count);
    at += count;
    int fractionCount = 0;
    if (bytes[at] == '.') {
      lanes = Digits.load(bytes, at + 1);
      fractionCount = Digits.count(lanes);
      if (fractionCount == 0 || fractionCount == Digits.LANES) {
        return NONE;
      }
      digits = digits * POWERS[fractionCount] + Digits.number(lanes, fractionCount);
      at += 1 + fractionCount;
    }
    if (at > to || isExponent(bytes, at, to)) {
      return NONE;
    }
    number = digits / EXACT_POWERS[fractionCount] * (1 - 2 * minus);
    return at;
  }

  /** Reads one digit, a point and one to five digits from one load, if there are enough bytes. */
  private int scanPoint(byte[] bytes, int from, int to) {
    if (to - from < 3 || from > bytes.length - SHORT_BYTES) {
      return NONE;
    }
    // Arithmetic, because half of all signs would be guessed wrong.
    int minus = bytes[from] == '-' ? 1 : 0;
    long lanes = Digits.load(bytes, from + minus);
    int whole = Digits.lane(lanes, 0) - '0';
    if (Digits.lane(lanes, 1) != '.' || whole < 0 || whole > 9) {
      return NONE;
    }
    lanes >>>= 2 * Byte.SIZE;
    int count = Digits.count(lanes);
    int at = from + minus + 2 + count;
    if (count == 0 || count == Digits.LANES - 2 || at > to || isExponent(bytes, at, to)) {
      return NONE;
    }
    long digits = whole * POWERS[count] + Digits.number(lanes, count);
    number = digits / EXACT_POWERS[count] * (1 - 2 * minus);
    return at;
  }

  private static boolean isExponent(byte[] bytes, int at, int to) {
    return at < to && (bytes[at] | 0x20) == 'e';
  }

  private int scanAny(byte[] bytes, int from, int to) {
    int at = from;
    boolean isNegative = false;
    if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
      isNegative = bytes[at++] == '-';
    }
    mantissa = 0;
    isOverflown = false;
    int wholeFrom = at;
    at = readDigits(bytes, at, to);
    int digitCount = at - wholeFrom;
    int fractionCount = 0;
    if (at < to && bytes[at] == '.') {
      int fractionFrom = at + 1;
      at = readDigits(bytes, fractionFrom, to);
      fractionCount = at - fractionFrom;
    }
    if (digitCount + fractionCount == 0) {
      return NONE;
    }
    exponent = 0;
    if (isExponent(bytes, at, to)) {
      at = readExponent(bytes, at + 1, to);
      if (at == NONE) {
        return NONE;
      }
    }
    int power = exponent - fractionCount;
    if (isOverflown || mantissa > EXACT_MANTISSA_MAX || Math.abs(power) > EXACT_POWER_MAX) {
      number = Double.parseDouble(new String(bytes, from, at - from, StandardCharsets.ISO_8859_1));
    } else {
      number = isNegative ? -exact(power) : exact(power);
    }
    return at;
  }

  /** Returns whether {@code bytes[from, to)} is one number and nothing else, and keeps it. */
  public boolean scanAll(byte[] bytes, int from, int to) {
    return scan(bytes, from, to) == to;
  }

  /** Returns the number last read; infinite when it is above what a double can hold. */
  public double number() {
    return number;
  }

  /**
   * Reads the digits that start at {@code from} and keeps them for {@link #whole}.
   *
   * @return the index after the digits; {@code from} when there are none
   */
  public int scanWhole(byte[] bytes, int from, int to) {
    mantissa = 0;
    isOverflown = false;
    return readDigits(bytes, from, to);
  }

  /** Returns the whole number last read, below 10^18, or -1 when it is not below that. */
  public long whole() {
    return isOverflown ? -1 : mantissa;
  }

  /**
   * Clinger's fast path: a mantissa and a power of ten that are both exact give a correctly rounded
   * product or quotient (Clinger 1990, "How to read floating point numbers accurately").
   */
  private double exact(int power) {
    return power < 0 ? mantissa / EXACT_POWERS[-power] : mantissa * EXACT_POWERS[power];
  }

  private int readDigits(byte[] bytes, int from, int to) {
    int at = from;
    while (to - at >= Digits.LANES) {
      long lanes = Digits.load(bytes, at);
      int count = Digits.count(lanes);
      if (count > 0) {
        append(Digits.number(lanes, count), count);
        at += count;
      }
      if (count < Digits.LANES) {
        return at;
      }
    }
    while (at < to && Digits.isDigit(bytes[at])) {
      append(bytes[at++] - '0', 1);
    }
    return at;
  }

  private void append(int digits, int count) {
    // Bounds what is there, not the product, which could wrap around.
    if (mantissa >= MANTISSA_BOUNDS[count]) {
      isOverflown = true;
      return;
    }
    mantissa = mantissa * POWERS[count] + digits;
  }

  private int readExponent(byte[] bytes, int from, int to) {
    int at = from;
    boolean isNegative = false;
    if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
      isNegative = bytes[at++] == '-';
    }
    int digitsFrom = at;
    int magnitude = 0;
    while (at < to && Digits.isDigit(bytes[at])) {
      // Far beyond every double, so it may stay there.
      magnitude = Math.min(EXPONENT_BOUND, magnitude * 10 + bytes[at++] - '0');
    }
    exponent = isNegative ? -magnitude : magnitude;
    return at == digitsFrom ? NONE : at;
  }
}
