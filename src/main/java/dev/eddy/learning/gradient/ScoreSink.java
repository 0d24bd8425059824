package dev.eddy.learning.gradient;

/** Takes the score of each example, in canonical order, before the example trains theta. */
public interface ScoreSink {

  /** Returns a sink that nobody listens to. */
  static ScoreSink unheard() {
    return UnheardScores.INSTANCE;
  }

  /**
   * Takes one example's score.
   *
   * @param score what metrics compare with the label: the margin of classes, the prediction of
   *     numbers
   */
  void add(double score, double label, double loss);

  /**
   * Takes the score of one example of many classes.
   *
   * @param probabilities of the classes, the caller's own array
   * @param label the true class
   */
  default void add(double[] probabilities, int label, double loss) {
    throw new IllegalStateException("scores must be taken class by class");
  }
}
