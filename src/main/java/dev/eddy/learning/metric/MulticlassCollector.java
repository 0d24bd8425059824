package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.ClassConfusion;
import java.util.Arrays;

/** Gathers scores of examples whose label is one of many classes. */
final class MulticlassCollector extends ScoreCollector {
  private static final int TOP = 3;

  private final int classCount;
  private final int[] counts;
  private int[] touched = new int[64];
  private int touchedCount;
  private double lossSum;
  private long topHits;

  MulticlassCollector(int classCount) {
    this.classCount = classCount;
    counts = new int[classCount * classCount];
  }

  @Override
  public void add(double margin, double label, double loss) {
    throw new IllegalStateException("scores of classes must have a probability of each");
  }

  @Override
  public void add(double[] probabilities, int label, double loss) {
    lossSum += loss;
    int predicted = 0;
    int ahead = 0;
    for (int k = 0; k < classCount; k++) {
      double p = probabilities[k];
      if (p > probabilities[predicted]) {
        predicted = k;
      }
      boolean isAhead = p > probabilities[label] || (p == probabilities[label] && k < label);
      ahead += isAhead ? 1 : 0;
    }
    topHits += ahead < TOP ? 1 : 0;
    int cell = label * classCount + predicted;
    if (counts[cell]++ == 0) {
      if (touchedCount == touched.length) {
        touched = Arrays.copyOf(touched, 2 * touchedCount);
      }
      touched[touchedCount++] = cell;
    }
  }

  @Override
  public MulticlassScores take() {
    int[] cells = Arrays.copyOf(touched, touchedCount);
    Arrays.sort(cells);
    long[] countsOfCells = new long[cells.length];
    for (int i = 0; i < cells.length; i++) {
      countsOfCells[i] = counts[cells[i]];
      counts[cells[i]] = 0;
    }
    MulticlassScores scores =
        new MulticlassScores(
            lossSum, topHits, new ClassConfusion(classCount, cells, countsOfCells));
    touchedCount = 0;
    lossSum = 0;
    topHits = 0;
    return scores;
  }
}
