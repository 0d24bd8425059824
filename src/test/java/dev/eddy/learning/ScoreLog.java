package dev.eddy.learning;

import dev.eddy.learning.gradient.ScoreSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps all scores, of numbers, of two classes and of many. */
public final class ScoreLog implements ScoreSink {
  private final List<Double> scores = new ArrayList<>();
  private final List<Double> losses = new ArrayList<>();

  @Override
  public void add(double score, double label, double loss) {
    scores.add(score);
    losses.add(loss);
  }

  @Override
  public void add(double[] probabilities, int label, double loss) {
    for (double probability : probabilities) {
      scores.add(probability);
    }
    losses.add(loss);
  }

  /** Returns the scores, of an example of many classes as many. */
  public List<Double> scores() {
    return scores;
  }

  public List<Double> losses() {
    return losses;
  }
}
