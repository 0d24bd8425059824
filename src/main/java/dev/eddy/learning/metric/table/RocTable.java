package dev.eddy.learning.metric.table;

import dev.eddy.learning.metric.sums.ScoreHistogram;
import java.util.ArrayList;
import java.util.List;

/**
 * The ROC curve for people: the share of the positives that lie at or above a margin against that
 * of the negatives, as the margin falls (Fawcett 2006, section 4). Points closer than 1 / {@value
 * #STEPS} to the last one, in both directions, are left out.
 *
 * @param points from (0, 0) to (1, 1); none when a class is missing
 */
public record RocTable(List<Point> points) {
  private static final int STEPS = 50;

  public RocTable {
    points = List.copyOf(points);
  }

  /**
   * What a margin gives as the least one that is predicted to be positive.
   *
   * @param falsePositiveRate share of the negatives
   * @param truePositiveRate share of the positives
   */
  public record Point(double falsePositiveRate, double truePositiveRate) {

    private boolean isFarFrom(Point other) {
      return falsePositiveRate - other.falsePositiveRate >= 1.0 / STEPS
          || truePositiveRate - other.truePositiveRate >= 1.0 / STEPS;
    }
  }

  /** Returns the curve of ranked examples. */
  public static RocTable of(ScoreHistogram histogram) {
    long positiveCount = histogram.positiveCount();
    long negativeCount = histogram.exampleCount() - positiveCount;
    if (positiveCount == 0 || negativeCount == 0) {
      return new RocTable(List.of());
    }
    List<Point> points = new ArrayList<>();
    Point last = new Point(0, 0);
    points.add(last);
    long positives = 0;
    long negatives = 0;
    for (int i = histogram.bins().length - 1; i >= 0; i--) {
      positives += histogram.positives()[i];
      negatives += histogram.negatives()[i];
      Point point =
          new Point((double) negatives / negativeCount, (double) positives / positiveCount);
      if (i == 0 || point.isFarFrom(last)) {
        points.add(point);
        last = point;
      }
    }
    return new RocTable(points);
  }
}
