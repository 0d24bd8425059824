package dev.eddy.learning.hash;

/** The finalizer and the stride of SplitMix64 (Steele, Lea & Flood 2014). */
public final class SplitMix {
  /** The fractional part of the golden ratio: keeps what is counted apart. */
  public static final long STRIDE = 0x9E3779B97F4A7C15L;

  private SplitMix() {}

  /** Returns a bijection of 64 bits that spreads each of them over all. */
  public static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
