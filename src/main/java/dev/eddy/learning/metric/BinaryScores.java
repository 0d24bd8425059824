package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.Confusion;
import dev.eddy.learning.metric.sums.ScoreHistogram;

/**
 * Scores of examples whose label is 0 or 1.
 *
 * @param brierSum sum of (sigmoid(margin) - label) squared
 * @param confusion predicted against true class, 1 being predicted at a margin of 0 or more
 * @param histogram margins by class, for metrics that rank
 */
public record BinaryScores(
    double lossSum, double brierSum, Confusion confusion, ScoreHistogram histogram)
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
