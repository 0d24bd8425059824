package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.ClassConfusion;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Adds up scores of examples whose label is one of many classes. */
final class MulticlassTotals extends ScoreTotals {
  private final int classCount;
  private final long[] counts;
  private double lossSum;
  private long topHits;

  MulticlassTotals(int classCount) {
    this.classCount = classCount;
    counts = new long[classCount * classCount];
  }

  @Override
  public void absorb(Scores scores) {
    if (!(scores instanceof MulticlassScores added)
        || added.confusion().classCount() != classCount) {
      throw new IllegalArgumentException(
          "scores must be of %d classes, were %s".formatted(classCount, scores));
    }
    lossSum += added.lossSum();
    topHits += added.topHits();
    ClassConfusion confusion = added.confusion();
    for (int i = 0; i < confusion.cells().length; i++) {
      counts[confusion.cells()[i]] += confusion.counts()[i];
    }
  }

  @Override
  public MulticlassScores scores() {
    int[] cells = IntStream.range(0, counts.length).filter(cell -> counts[cell] > 0).toArray();
    long[] countsOfCells = Arrays.stream(cells).mapToLong(cell -> counts[cell]).toArray();
    return new MulticlassScores(
        lossSum, topHits, new ClassConfusion(classCount, cells, countsOfCells));
  }
}
