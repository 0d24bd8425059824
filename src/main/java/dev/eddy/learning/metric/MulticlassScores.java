package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.ClassConfusion;

/**
 * Scores of examples whose label is one of many classes.
 *
 * @param topHits examples whose class was among the three that the model held most likely
 * @param confusion predicted against true classes, the first of the most likely ones being
 *     predicted
 */
public record MulticlassScores(double lossSum, long topHits, ClassConfusion confusion)
    implements Scores {

  @Override
  public long errorCount() {
    return confusion.exampleCount() - confusion.hitCount();
  }

  @Override
  public long exampleCount() {
    return confusion.exampleCount();
  }
}
