package dev.eddy.format.generated;

/**
 * SplitMix64 (Steele, Lea and Flood 2014): the same numbers from the same seed on every machine.
 */
public final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1p-53;
  private static final double SQRT_3 = 1.7320508075688772;

  private long state;

  public Dice(long seed) {
    state = seed;
  }

  /** Returns 64 random bits. */
  public long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** Returns a number from [0, 1). */
  public double nextDouble() {
    return unit(next());
  }

  /** Returns a bijection of 64 bits that spreads each of them over all. */
  public static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Returns a number from [0, 1) that the upper bits spell. */
  private static double unit(long bits) {
    return (bits >>> 11) * UNIT;
  }

  /**
   * Returns a number from (-3.5, 3.5) of mean 0 and variance 1, nearly normal: the sum of four
   * uniform ones of 16 bits.
   */
  public static double bell(long bits) {
    long sum =
        (bits & 0xffff) + ((bits >>> 16) & 0xffff) + ((bits >>> 32) & 0xffff) + (bits >>> 48);
    return (sum * 0x1p-16 - 2) * SQRT_3;
  }
}
