package dev.eddy.learning.theta;

/**
 * Folds numbers into 64 bits so that another number, one ulp or another order give another digest
 * (the round of xxHash64, Collet 2012). No cryptography: it tells accidents, not attacks.
 */
final class Digest {
  private static final long PRIME_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;

  private long value;

  long value() {
    return value;
  }

  void resume(long digest) {
    value = digest;
  }

  void add(long bits) {
    long round = Long.rotateLeft(bits * PRIME_2, 31) * PRIME_1;
    value = Long.rotateLeft(value ^ round, 27) * PRIME_1 + PRIME_4;
  }

  void add(double number) {
    add(Double.doubleToRawLongBits(number));
  }

  /** Adds length and elements. */
  void add(int[] numbers) {
    add((long) numbers.length);
    for (int number : numbers) {
      add((long) number);
    }
  }

  /** Adds length and elements. */
  void add(double[] numbers) {
    add((long) numbers.length);
    for (double number : numbers) {
      add(number);
    }
  }

  /** Adds everything that a shard's gradient says. */
  void add(ShardGradient gradient) {
    ShardTotals totals = gradient.totals();
    add((long) totals.exampleCount());
    add(totals.normalizer());
    add(totals.unitSquares());
    add(totals.norm());
    add(totals.lossSum());
    add(gradient.coordinates());
    add(gradient.gradientSums());
    add(gradient.squareSums());
    add(gradient.largestValues());
    add(gradient.statistics().counts());
    add(gradient.statistics().firsts());
    add(gradient.statistics().seconds());
    add(gradient.rowChanges());
  }
}
