package dev.eddy.learning.metric.table;

import dev.eddy.learning.metric.sums.ScoreHistogram;
import java.util.ArrayList;
import java.util.List;

/**
 * How much more positives there are than usual among the tenth of the examples with the highest
 * margins, the next tenth, and so on: share of positives of the tenth / share of positives of all.
 *
 * <p>Where a tenth ends within a bin, each side gets its part of the bin's positives in proportion,
 * as if examples of the same bin stood there in any order.
 *
 * @param lifts of the tenths, the highest margins first, none without a positive; their mean is 1
 */
public record LiftTable(List<Double> lifts) {

  /** Number of parts. */
  public static final int PART_COUNT = 10;

  public LiftTable {
    lifts = List.copyOf(lifts);
  }

  /** Returns the table of ranked examples. */
  public static LiftTable of(ScoreHistogram histogram) {
    long positiveCount = histogram.positiveCount();
    if (positiveCount == 0) {
      return new LiftTable(List.of());
    }
    double partSize = (double) histogram.exampleCount() / PART_COUNT;
    List<Double> lifts = new ArrayList<>();
    double before = 0;
    for (int part = 1; part <= PART_COUNT; part++) {
      double until =
          part == PART_COUNT ? positiveCount : positivesOfHighest(histogram, part * partSize);
      lifts.add((until - before) / positiveCount * PART_COUNT);
      before = until;
    }
    return new LiftTable(lifts);
  }

  private static double positivesOfHighest(ScoreHistogram histogram, double exampleCount) {
    double positives = 0;
    double rest = exampleCount;
    for (int i = histogram.bins().length - 1; i >= 0; i--) {
      long inBin = histogram.positives()[i] + histogram.negatives()[i];
      if (inBin >= rest) {
        return positives + histogram.positives()[i] * (rest / inBin);
      }
      positives += histogram.positives()[i];
      rest -= inBin;
    }
    return positives;
  }
}
