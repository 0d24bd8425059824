package dev.eddy.streaming.latency;

import java.util.Arrays;

/**
 * Counts of whole numbers from 0, in buckets whose width grows with the number: below 128 each
 * number has its own, above there are 64 to each power of two. Its memory is constant, 30 KiB, a
 * quantile is off by at most 1/128 of itself, and two of them add up to the one that saw both.
 */
public final class LogHistogram {
  private static final int BUCKETS_BITS = 6;
  private static final int BUCKETS_OF_POWER = 1 << BUCKETS_BITS;

  private final long[] counts = new long[bucket(Long.MAX_VALUE) + 1];
  private long count;
  private long min = Long.MAX_VALUE;
  private long max;
  private double sum;
  private double squareSum;

  /** Counts a value. */
  public void add(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("value must be >= 0, was " + value);
    }
    counts[bucket(value)]++;
    count++;
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
    squareSum += (double) value * value;
  }

  /** Counts all that the other one has counted. */
  public void add(LogHistogram other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    count += other.count;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
    sum += other.sum;
    squareSum += other.squareSum;
  }

  /** Returns one that stays as this one is now. */
  public LogHistogram copy() {
    LogHistogram copy = new LogHistogram();
    copy.add(this);
    return copy;
  }

  public long count() {
    return count;
  }

  /** Returns the least value, exactly; 0 before the first. */
  public long min() {
    return count == 0 ? 0 : min;
  }

  /** Returns the greatest value, exactly; 0 before the first. */
  public long max() {
    return max;
  }

  /** Returns the mean, but for rounding exactly; 0 before the first. */
  public double mean() {
    return count == 0 ? 0 : sum / count;
  }

  /** Returns the deviation of all that was counted; 0 before the first. */
  public double standardDeviation() {
    double mean = mean();
    return count == 0 ? 0 : Math.sqrt(Math.max(0, squareSum / count - mean * mean));
  }

  /**
   * Returns the value at rank ceil(quantile * count), the middle of its bucket: at most 1/128 off.
   * 0 before the first.
   *
   * @param quantile from 0 to 1
   */
  public long quantile(double quantile) {
    long rank = Math.min(count, Math.max(1, (long) Math.ceil(quantile * count)));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank && seen > 0) {
        return Math.max(min, Math.min(max, middle(i)));
      }
    }
    return 0;
  }

  /** Returns so many quantiles, evenly spaced, the least first. */
  long[] sample(int size) {
    long[] sample = new long[size];
    Arrays.setAll(sample, i -> quantile((i + .5) / size));
    return sample;
  }

  private static int bucket(long value) {
    int shift = shift(value);
    return shift * BUCKETS_OF_POWER + (int) (value >>> shift);
  }

  /** Returns by how many bits a value is cut to leave seven: none if it has no more. */
  private static int shift(long value) {
    return Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - BUCKETS_BITS);
  }

  private static long middle(int bucket) {
    int shift = Math.max(0, bucket / BUCKETS_OF_POWER - 1);
    long low = (long) (bucket - shift * BUCKETS_OF_POWER) << shift;
    return low + ((1L << shift) - 1) / 2;
  }
}
