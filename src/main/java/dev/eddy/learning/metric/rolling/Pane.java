package dev.eddy.learning.metric.rolling;

import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Comparisons;
import dev.eddy.learning.metric.Scores;

/** The scores of one window, of the model and of the baselines, and how these compare. */
public record Pane(Scores model, BaselineScores baselines, Comparisons comparisons) {

  /** Nothing was compared. */
  public Pane(Scores model, BaselineScores baselines) {
    this(model, baselines, Comparisons.none());
  }
}
