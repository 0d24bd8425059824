package dev.eddy.learning.theta;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Folds numbers into 64 bits so that another number, one ulp or another order give another digest
 * (the round of xxHash64, Collet 2012, and its four lanes: a lane waits for its own last number
 * only). No cryptography: it tells accidents, not attacks.
 */
final class Digest {
  private static final long PRIME_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
  private static final int LANES = 4;

  private long value;

  // What is not folded yet.
  private final List<Consumer<Digest>> waiting = new ArrayList<>();

  long value() {
    fold();
    return value;
  }

  void resume(long digest) {
    value = digest;
  }

  /** Adds numbers when there is time for it; what they are added behind comes first. */
  void addLater(Consumer<Digest> numbers) {
    waiting.add(numbers);
  }

  /** Takes the time. */
  void fold() {
    waiting.forEach(numbers -> numbers.accept(this));
    waiting.clear();
  }

  void add(long bits) {
    merge(round(0, bits));
  }

  void add(double number) {
    add(Double.doubleToRawLongBits(number));
  }

  /** Adds length and elements. */
  void add(int[] numbers) {
    add((long) numbers.length);
    int whole = numbers.length - numbers.length % LANES;
    if (whole > 0) {
      long a = value + PRIME_1;
      long b = value + PRIME_2;
      long c = value;
      long d = value - PRIME_1;
      for (int i = 0; i < whole; i += LANES) {
        a = round(a, numbers[i]);
        b = round(b, numbers[i + 1]);
        c = round(c, numbers[i + 2]);
        d = round(d, numbers[i + 3]);
      }
      join(a, b, c, d);
    }
    for (int i = whole; i < numbers.length; i++) {
      add((long) numbers[i]);
    }
  }

  /** Adds length and elements. */
  void add(double[] numbers) {
    add((long) numbers.length);
    int whole = numbers.length - numbers.length % LANES;
    if (whole > 0) {
      long a = value + PRIME_1;
      long b = value + PRIME_2;
      long c = value;
      long d = value - PRIME_1;
      for (int i = 0; i < whole; i += LANES) {
        a = round(a, Double.doubleToRawLongBits(numbers[i]));
        b = round(b, Double.doubleToRawLongBits(numbers[i + 1]));
        c = round(c, Double.doubleToRawLongBits(numbers[i + 2]));
        d = round(d, Double.doubleToRawLongBits(numbers[i + 3]));
      }
      join(a, b, c, d);
    }
    for (int i = whole; i < numbers.length; i++) {
      add(numbers[i]);
    }
  }

  private void join(long a, long b, long c, long d) {
    merge(a);
    merge(b);
    merge(c);
    merge(d);
  }

  private void merge(long round) {
    value = Long.rotateLeft(value ^ round, 27) * PRIME_1 + PRIME_4;
  }

  private static long round(long lane, long bits) {
    return Long.rotateLeft(lane + bits * PRIME_2, 31) * PRIME_1;
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
