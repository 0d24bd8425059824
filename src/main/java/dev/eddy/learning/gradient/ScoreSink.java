package dev.eddy.learning.gradient;

/** Takes the score of each example, in canonical order, before the example trains theta. */
public interface ScoreSink {

  /**
   * Takes one example's score.
   *
   * @param score what metrics compare with the label: the margin of classes, the prediction of
   *     numbers
   */
  void add(double score, double label, double loss);
}
