package dev.eddy.learning.settings;

import dev.eddy.learning.hash.SplitMix;
import java.io.Serializable;

/**
 * The factors of a factorization machine.
 *
 * @param count factors of a coordinate
 * @param deviation standard deviation of their initial values around 0
 * @param seed decides about the initial values
 */
public record Factors(int count, double deviation, int seed) implements Serializable {
  private static final int COUNT_MAX = 256;
  private static final Factors NONE = new Factors(0, 0, 0);

  public Factors {
    if (count < 0 || count > COUNT_MAX) {
      throw new IllegalArgumentException("count must be in 0 to 256, was " + count);
    }
    if (!(deviation >= 0) || deviation > 100) {
      throw new IllegalArgumentException("deviation must be in 0 to 100, was " + deviation);
    }
  }

  /** Returns what models without factors have. */
  public static Factors none() {
    return NONE;
  }

  /**
   * Returns the initial value of a factor: a function of seed, coordinate and factor alone, spread
   * over coordinates like a normal variable (the sum of 12 uniform ones, less 6).
   */
  double initial(int coordinate, int factor) {
    long state = ((long) seed << Integer.SIZE ^ coordinate) * SplitMix.STRIDE + factor;
    double sum = -6;
    for (int i = 0; i < 4; i++) {
      long bits = SplitMix.mix(state + i * 0xD1B54A32D192ED03L);
      // Three uniform numbers of 21 bits each.
      sum += (bits & 0x1FFFFF) * 0x1p-21;
      sum += (bits >>> 21 & 0x1FFFFF) * 0x1p-21;
      sum += (bits >>> 42 & 0x1FFFFF) * 0x1p-21;
    }
    return deviation * sum;
  }
}
