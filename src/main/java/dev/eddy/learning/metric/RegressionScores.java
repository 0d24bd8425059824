package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.ErrorSums;
import dev.eddy.learning.metric.sums.Moments;
import dev.eddy.learning.metric.sums.RelativeErrors;

/**
 * Scores of examples whose label is a number.
 *
 * @param errors of the predictions
 * @param relative errors compared with the labels
 * @param labels moments of the true labels
 */
public record RegressionScores(
    double lossSum, ErrorSums errors, RelativeErrors relative, Moments labels) implements Scores {

  @Override
  public long errorCount() {
    return 0;
  }

  @Override
  public long exampleCount() {
    return labels.count();
  }
}
