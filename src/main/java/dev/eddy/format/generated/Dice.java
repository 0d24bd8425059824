package dev.eddy.format.generated;

import dev.eddy.learning.hash.SplitMix;

/**
 * SplitMix64 (Steele, Lea and Flood 2014): the same numbers from the same seed on every machine.
 */
public final class Dice {
  private static final double UNIT = 0x1p-53;
  private static final double SQRT_3 = 1.7320508075688772;

  private long state;

  public Dice(long seed) {
    state = seed;
  }

  /** Returns 64 random bits. */
  public long next() {
    state += SplitMix.STRIDE;
    return SplitMix.mix(state);
  }

  /** Returns a number from [0, 1). */
  public double nextDouble() {
    return unit(next());
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
