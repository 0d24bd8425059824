package dev.eddy.learning.metric;

/** Mergeable sufficient statistics of scored examples, from which every metric can be computed. */
public sealed interface Scores permits BinaryScores, MulticlassScores, RegressionScores {

  /** Returns the number of examples. */
  long exampleCount();

  /** Returns the sum of the examples' losses, in the order in which they were scored. */
  double lossSum();
}
