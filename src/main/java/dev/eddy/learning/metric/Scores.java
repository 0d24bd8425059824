package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.ErrorSums;
import dev.eddy.learning.metric.sums.PredictorSums;

/** Mergeable sufficient statistics of scored examples, from which every metric can be computed. */
public sealed interface Scores permits BinaryScores, MulticlassScores, RegressionScores {

  /** Returns the number of examples. */
  long exampleCount();

  /** Returns how many examples' class was not predicted; 0 of numbers, which have none. */
  long errorCount();

  /** Returns the sum of the examples' losses, in the order in which they were scored. */
  double lossSum();

  /** Returns these scores in a few numbers. */
  default PredictorSums sums() {
    ErrorSums errors =
        this instanceof RegressionScores numbers ? numbers.errors() : ErrorSums.none();
    return new PredictorSums(exampleCount(), exampleCount() - errorCount(), lossSum(), errors);
  }
}
