package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.Confusion;
import dev.eddy.learning.metric.sums.ScoreHistogram;
import java.util.Arrays;

/** Adds up scores of examples whose label is 0 or 1. */
final class BinaryTotals extends ScoreTotals {
  private final long[] positives = new long[ScoreHistogram.BIN_COUNT];
  private final long[] negatives = new long[ScoreHistogram.BIN_COUNT];
  private Confusion confusion = Confusion.none();
  private double lossSum;
  private double brierSum;

  @Override
  public void absorb(Scores scores) {
    if (!(scores instanceof BinaryScores added)) {
      throw new IllegalArgumentException("scores must be binary, were " + scores);
    }
    lossSum += added.lossSum();
    brierSum += added.brierSum();
    confusion = confusion.plus(added.confusion());
    ScoreHistogram histogram = added.histogram();
    for (int i = 0; i < histogram.bins().length; i++) {
      positives[histogram.bins()[i]] += histogram.positives()[i];
      negatives[histogram.bins()[i]] += histogram.negatives()[i];
    }
  }

  @Override
  public BinaryScores scores() {
    return new BinaryScores(lossSum, brierSum, confusion, histogram());
  }

  private ScoreHistogram histogram() {
    int[] bins = new int[ScoreHistogram.BIN_COUNT];
    int count = 0;
    for (int bin = 0; bin < bins.length; bin++) {
      if (positives[bin] + negatives[bin] > 0) {
        bins[count++] = bin;
      }
    }
    long[] positivesOfBins = new long[count];
    long[] negativesOfBins = new long[count];
    for (int i = 0; i < count; i++) {
      positivesOfBins[i] = positives[bins[i]];
      negativesOfBins[i] = negatives[bins[i]];
    }
    return new ScoreHistogram(Arrays.copyOf(bins, count), positivesOfBins, negativesOfBins);
  }
}
