package dev.eddy.learning.metric.sums;

/**
 * How many examples of each class have a margin in each bin: {@value #BIN_COUNT} bins of width
 * 1/128 over [-16, 16), margins beyond falling into the outermost. Only touched bins are kept.
 *
 * @param bins the touched bins, ascending
 * @param positives examples with label 1 in each of {@code bins}
 * @param negatives examples with label 0 in each of {@code bins}
 */
@SuppressWarnings("ArrayRecordComponent") // Part of a message, never compared.
public record ScoreHistogram(int[] bins, long[] positives, long[] negatives) {

  /** Number of bins, touched or not. */
  public static final int BIN_COUNT = 4096;

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
}
