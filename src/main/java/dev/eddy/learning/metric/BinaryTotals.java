package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.Confusion;
import dev.eddy.learning.metric.sums.ScoreHistogram;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Adds up scores of examples whose label is 0 or 1. */
final class BinaryTotals extends ScoreTotals {
  private final long[] positives = new long[ScoreHistogram.BIN_COUNT];
  private final long[] negatives = new long[ScoreHistogram.BIN_COUNT];
  private Confusion confusion = Confusion.none();
  private double lossSum;

  @Override
  public void absorb(Scores scores) {
    if (!(scores instanceof BinaryScores added)) {
      throw new IllegalArgumentException("scores must be binary, were " + scores);
    }
    lossSum += added.lossSum();
    confusion = confusion.plus(added.confusion());
    ScoreHistogram histogram = added.histogram();
    for (int i = 0; i < histogram.bins().length; i++) {
      positives[histogram.bins()[i]] += histogram.positives()[i];
      negatives[histogram.bins()[i]] += histogram.negatives()[i];
    }
  }

  @Override
  public BinaryScores scores() {
    int[] bins =
        IntStream.range(0, positives.length)
            .filter(bin -> positives[bin] + negatives[bin] > 0)
            .toArray();
    ScoreHistogram histogram =
        new ScoreHistogram(
            bins,
            Arrays.stream(bins).mapToLong(bin -> positives[bin]).toArray(),
            Arrays.stream(bins).mapToLong(bin -> negatives[bin]).toArray());
    return new BinaryScores(lossSum, confusion, histogram);
  }
}
