package dev.eddy.learning.metric.table;

import dev.eddy.learning.metric.sums.ScoreHistogram;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Examples whose margins are the middles of bins, for tests that compute tables one by one.
 *
 * @param bins of each example
 * @param labels of each example, 0 or 1
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record RankedExamples(int[] bins, int[] labels) {

  /** Returns examples of few bins, so that there are ties. */
  static RankedExamples random(Random random, int count) {
    int[] bins = random.ints(count, 1600, 2600).map(bin -> bin / 4 * 4).toArray();
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(1500, 2700) < bins[i] ? 1 : 0;
    }
    return new RankedExamples(bins, labels);
  }

  int count() {
    return bins.length;
  }

  double label(int i) {
    return labels[i];
  }

  double probability(int i) {
    return 1 / (1 + Math.exp(16 - (bins[i] + 0.5) / 128));
  }

  ScoreHistogram histogram() {
    int[] touched = IntStream.of(bins).distinct().sorted().toArray();
    long[] positives = new long[touched.length];
    long[] negatives = new long[touched.length];
    for (int t = 0; t < touched.length; t++) {
      for (int i = 0; i < bins.length; i++) {
        positives[t] += bins[i] == touched[t] ? labels[i] : 0;
        negatives[t] += bins[i] == touched[t] ? 1 - labels[i] : 0;
      }
    }
    return new ScoreHistogram(touched, positives, negatives);
  }
}
