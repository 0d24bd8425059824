package dev.eddy.learning.metric;

/** Mergeable sufficient statistics of scored examples, from which every metric can be computed. */
public sealed interface Scores permits BinaryScores, MulticlassScores, RegressionScores {

  /** Returns the number of examples. */
  long exampleCount();

  /** Returns how many examples' class was not predicted; 0 of numbers, which have none. */
  long errorCount();

  /** Returns the sum of the examples' losses, in the order in which they were scored. */
  double lossSum();
}
