package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.ErrorSums;
import dev.eddy.learning.metric.sums.Moments;

/**
 * Scores of examples whose label is a number.
 *
 * @param errors of the predictions
 * @param labels moments of the true labels
 */
public record RegressionScores(double lossSum, ErrorSums errors, Moments labels) implements Scores {

  @Override
  public long exampleCount() {
    return labels.count();
  }
}
