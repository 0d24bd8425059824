package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.ErrorSums;
import dev.eddy.learning.metric.sums.Moments;
import dev.eddy.learning.metric.sums.RelativeErrors;

/** Adds up scores of examples whose label is a number. */
final class RegressionTotals extends ScoreTotals {
  private double lossSum;
  private ErrorSums errors = ErrorSums.none();
  private RelativeErrors relative = RelativeErrors.none();
  private Moments labels = Moments.none();

  @Override
  public void absorb(Scores scores) {
    if (!(scores instanceof RegressionScores added)) {
      throw new IllegalArgumentException("scores must be of a regression, were " + scores);
    }
    lossSum += added.lossSum();
    errors = errors.plus(added.errors());
    relative = relative.plus(added.relative());
    labels = labels.plus(added.labels());
  }

  @Override
  public RegressionScores scores() {
    return new RegressionScores(lossSum, errors, relative, labels);
  }
}
