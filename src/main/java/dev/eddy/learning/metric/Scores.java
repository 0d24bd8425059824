package dev.eddy.learning.metric;

/** Mergeable sufficient statistics of scored examples, from which every metric can be computed. */
public interface Scores {

  /** Returns the number of examples. */
  long exampleCount();
}
