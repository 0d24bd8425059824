package dev.eddy.learning.gradient;

/** Takes the score of each example, in canonical order, before the example trains theta. */
public interface ScoreSink {

  /** Takes one example's score. */
  void add(double margin, double label, double loss);
}
