package dev.eddy.learning.metric.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.metric.sums.ScoreHistogram;
import dev.eddy.learning.metric.table.RocTable.Point;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RocTableTest {

  @Test
  void aHandfulOfExamplesGivesTheCurveOfTheTextbook() {
    // Highest margin first: 1, a tie of 1 and 0, 0, 1.
    int[] bins = {40, 30, 30, 20, 10};
    int[] labels = {1, 1, 0, 0, 1};
    List<Point> points = RocTable.of(new RankedExamples(bins, labels).histogram()).points();
    assertThat(points)
        .containsExactly(
            new Point(0, 0),
            new Point(0, 1 / 3.0),
            new Point(.5, 2 / 3.0),
            new Point(1, 2 / 3.0),
            new Point(1, 1));
  }

  @Test
  void everyPointLiesOnTheCurveThatCountingGives() {
    RankedExamples examples = RankedExamples.random(new Random(5), 3_000);
    List<Point> points = RocTable.of(examples.histogram()).points();
    assertThat(points.size()).isBetween(20, 102);
    for (Point point : points) {
      assertThat(nearest(examples, point)).isCloseTo(0, within(1e-12));
    }
    assertThat(points.get(points.size() - 1)).isEqualTo(new Point(1, 1));
  }

  @Test
  void oneClassAloneHasNoCurve() {
    int[] bins = {3, 4};
    assertThat(RocTable.of(new RankedExamples(bins, new int[] {1, 1}).histogram()).points())
        .isEmpty();
    ScoreHistogram none = new ScoreHistogram(new int[0], new long[0], new long[0]);
    assertThat(RocTable.of(none).points()).isEmpty();
  }

  /** Counts for each threshold anew and returns the distance of the point that is nearest. */
  private static double nearest(RankedExamples examples, Point point) {
    double nearest = Math.hypot(point.falsePositiveRate(), point.truePositiveRate());
    for (int threshold = 1600; threshold < 2600; threshold += 4) {
      double[] hits = new double[2];
      double[] counts = new double[2];
      for (int i = 0; i < examples.count(); i++) {
        int label = examples.labels()[i];
        counts[label]++;
        hits[label] += examples.bins()[i] >= threshold ? 1 : 0;
      }
      double distance =
          Math.hypot(
              hits[0] / counts[0] - point.falsePositiveRate(),
              hits[1] / counts[1] - point.truePositiveRate());
      nearest = Math.min(nearest, distance);
    }
    return nearest;
  }
}
