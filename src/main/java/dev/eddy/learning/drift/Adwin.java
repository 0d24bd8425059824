package dev.eddy.learning.drift;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * ADWIN2 (Bifet and Gavalda 2007, section 4): a window that grows while its mean is constant and
 * drops its oldest part when some cut into two parts has means that differ by more than
 *
 * <pre>
 *   sqrt(2 / m variance ln(2 / delta')) + 2 / (3 m) ln(2 / delta'),
 *   1 / m = 1 / n0 + 1 / n1,  delta' = delta / ln n
 * </pre>
 *
 * (equation 3.1). The window is kept as an exponential histogram of at most {@value #BUCKETS_MAX}
 * buckets for each power of two. Drops are silent where the mean has fallen. The values that come
 * together are one value here, their mean.
 */
final class Adwin implements DriftDetector {
  /** The confidence of the paper's experiments and of its authors' program. */
  static final double DELTA = .002;

  private static final int BUCKETS_MAX = 5;
  private static final long COUNT_MIN = 10;
  private static final long PART_MIN = 5;

  /**
   * Neighbouring values.
   *
   * @param count a power of two
   * @param deviations sum of the squared distances from their mean
   */
  private record Bucket(long count, double sum, double deviations) {
    Bucket plus(Bucket other) {
      long total = count + other.count;
      double difference = sum / count - other.sum / other.count;
      double between = difference * difference * count * other.count / total;
      return new Bucket(total, sum + other.sum, deviations + other.deviations + between);
    }
  }

  private final double delta;

  /** The oldest first, so the counts never ascend. */
  private final Deque<Bucket> buckets = new ArrayDeque<>();

  Adwin(double delta) {
    this.delta = delta;
  }

  Adwin(double delta, DriftState state) {
    this(delta);
    for (int i = 0; i < state.counts().length; i++) {
      buckets.addLast(
          new Bucket(state.counts()[i], state.values()[2 * i], state.values()[2 * i + 1]));
    }
  }

  @Override
  public DriftSignal add(double mean, long count) {
    if (count == 0) {
      return DriftSignal.NONE;
    }
    buckets.addLast(new Bucket(1, mean, 0));
    compress();
    boolean hasRisen = false;
    int sign = change();
    while (sign != 0) {
      hasRisen |= sign > 0;
      buckets.removeFirst();
      sign = change();
    }
    return hasRisen ? DriftSignal.DRIFT : DriftSignal.NONE;
  }

  /** Merges the two oldest buckets of each size that has too many, from the smallest size on. */
  private void compress() {
    Deque<Bucket> newer = new ArrayDeque<>();
    long size = 1;
    boolean isDone = false;
    while (!isDone) {
      int ofSize = 0;
      while (!buckets.isEmpty() && buckets.peekLast().count() == size) {
        newer.addFirst(buckets.removeLast());
        ofSize++;
      }
      isDone = ofSize <= BUCKETS_MAX;
      if (!isDone) {
        buckets.addLast(newer.removeFirst().plus(newer.removeFirst()));
      }
      size *= 2;
    }
    buckets.addAll(newer);
  }

  /** Returns 1 if the newer part of some cut has the greater mean, -1 if the lesser, else 0. */
  private int change() {
    Bucket window = window();
    if (window.count() < COUNT_MIN) {
      return 0;
    }
    long n = window.count();
    double log = StrictMath.log(2 * StrictMath.log((double) n) / delta);
    double variance = window.deviations() / n;
    long oldCount = 0;
    double oldSum = 0;
    for (Bucket bucket : buckets) {
      oldCount += bucket.count();
      oldSum += bucket.sum();
      long newCount = n - oldCount;
      if (newCount < PART_MIN) {
        return 0;
      }
      double inverse = 1.0 / oldCount + 1.0 / newCount;
      double bound = Math.sqrt(2 * inverse * variance * log) + 2.0 / 3 * inverse * log;
      double rise = (window.sum() - oldSum) / newCount - oldSum / oldCount;
      if (oldCount >= PART_MIN && Math.abs(rise) > bound) {
        return rise > 0 ? 1 : -1;
      }
    }
    return 0;
  }

  private Bucket window() {
    Iterator<Bucket> oldestFirst = buckets.iterator();
    Bucket window = oldestFirst.next();
    while (oldestFirst.hasNext()) {
      window = window.plus(oldestFirst.next());
    }
    return window;
  }

  @Override
  public DriftState state() {
    long[] counts = new long[buckets.size()];
    double[] values = new double[2 * counts.length];
    int i = 0;
    for (Bucket bucket : buckets) {
      counts[i] = bucket.count();
      values[2 * i] = bucket.sum();
      values[2 * i + 1] = bucket.deviations();
      i++;
    }
    return new DriftState(counts, values);
  }
}
