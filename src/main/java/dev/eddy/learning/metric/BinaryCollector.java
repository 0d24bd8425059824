package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.Confusion;
import dev.eddy.learning.metric.sums.ScoreHistogram;
import dev.eddy.learning.metric.sums.Sigmoid;
import java.util.Arrays;

/** Gathers scores of examples whose label is 0 or 1. */
final class BinaryCollector extends ScoreCollector {
  private final int[] positives = new int[ScoreHistogram.BIN_COUNT];
  private final int[] negatives = new int[ScoreHistogram.BIN_COUNT];

  // One bit a bin, so that take() visits the touched bins in ascending order without sorting them.
  private final long[] touched = new long[ScoreHistogram.BIN_COUNT / Long.SIZE];
  private double lossSum;
  private double brierSum;
  private int truePositives;
  private int falsePositives;
  private int trueNegatives;
  private int falseNegatives;

  @Override
  public void add(double margin, double label, double loss) {
    lossSum += loss;
    int bin = ScoreHistogram.binOf(margin);
    touched[bin / Long.SIZE] |= 1L << bin;
    double distance = Sigmoid.of(margin, bin) - label;
    brierSum += distance * distance;
    boolean isPredicted = margin >= 0;
    if (label == 1) {
      positives[bin]++;
      truePositives += isPredicted ? 1 : 0;
      falseNegatives += isPredicted ? 0 : 1;
    } else {
      negatives[bin]++;
      falsePositives += isPredicted ? 1 : 0;
      trueNegatives += isPredicted ? 0 : 1;
    }
  }

  @Override
  public BinaryScores take() {
    Confusion confusion =
        new Confusion(truePositives, falsePositives, trueNegatives, falseNegatives);
    BinaryScores scores = new BinaryScores(lossSum, brierSum, confusion, takeHistogram());
    lossSum = 0;
    brierSum = 0;
    truePositives = 0;
    falsePositives = 0;
    trueNegatives = 0;
    falseNegatives = 0;
    return scores;
  }

  private ScoreHistogram takeHistogram() {
    int count = 0;
    for (long word : touched) {
      count += Long.bitCount(word);
    }
    int[] bins = new int[count];
    long[] positivesOfBins = new long[count];
    long[] negativesOfBins = new long[count];
    int next = 0;
    for (int i = 0; i < touched.length; i++) {
      for (long word = touched[i]; word != 0; word &= word - 1) {
        int bin = i * Long.SIZE + Long.numberOfTrailingZeros(word);
        bins[next] = bin;
        positivesOfBins[next] = positives[bin];
        negativesOfBins[next] = negatives[bin];
        positives[bin] = 0;
        negatives[bin] = 0;
        next++;
      }
    }
    Arrays.fill(touched, 0);
    return new ScoreHistogram(bins, positivesOfBins, negativesOfBins);
  }
}
