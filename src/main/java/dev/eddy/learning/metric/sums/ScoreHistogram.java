package dev.eddy.learning.metric.sums;

import java.util.Arrays;
import java.util.Objects;

/**
 * How many examples of each class have a margin in each bin: {@value #BIN_COUNT} bins of width
 * 1/128 over [-16, 16), margins beyond falling into the outermost. Only touched bins are kept.
 *
 * @param bins the touched bins, ascending
 * @param positives examples with label 1 in each of {@code bins}
 * @param negatives examples with label 0 in each of {@code bins}
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its own equals.
public record ScoreHistogram(int[] bins, long[] positives, long[] negatives) {

  /** Number of bins, touched or not. */
  public static final int BIN_COUNT = 4096;

  /** Width of a bin. */
  static final double WIDTH = 1.0 / 128;

  private static final double MARGIN_MIN = -16;
  private static final double BINS_PER_UNIT = 128;

  public ScoreHistogram {
    if (positives.length != bins.length || negatives.length != bins.length) {
      throw new IllegalArgumentException(
          "positives and negatives must be as long as bins ("
              + bins.length
              + "), were "
              + positives.length
              + " and "
              + negatives.length);
    }
    for (int i = 0; i < bins.length; i++) {
      if (bins[i] <= (i == 0 ? -1 : bins[i - 1]) || bins[i] >= BIN_COUNT) {
        throw new IllegalArgumentException(
            "bins must ascend from 0 to " + (BIN_COUNT - 1) + ", was " + bins[i] + " at " + i);
      }
    }
  }

  /** Returns the bin of a margin; a greater margin never has a lower bin. */
  public static int binOf(double margin) {
    // The cast truncates towards zero and saturates; what it truncates upwards lies below bin 0.
    int bin = (int) ((margin - MARGIN_MIN) * BINS_PER_UNIT);
    return Math.max(0, Math.min(BIN_COUNT - 1, bin));
  }

  /** Returns the middle of a bin. */
  static double middleOf(int bin) {
    return MARGIN_MIN + (bin + 0.5) * WIDTH;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScoreHistogram that
        && Arrays.equals(bins, that.bins)
        && Arrays.equals(positives, that.positives)
        && Arrays.equals(negatives, that.negatives);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        Arrays.hashCode(bins), Arrays.hashCode(positives), Arrays.hashCode(negatives));
  }

  /** Returns how many examples there are. */
  public long exampleCount() {
    long count = 0;
    for (int i = 0; i < bins.length; i++) {
      count += positives[i] + negatives[i];
    }
    return count;
  }

  /** Returns how many examples have label 1. */
  public long positiveCount() {
    long count = 0;
    for (long each : positives) {
      count += each;
    }
    return count;
  }
}
