package dev.eddy.learning.metric.rolling;

import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Scores;

/** The scores of one window, of the model and of the baselines. */
public record Pane(Scores model, BaselineScores baselines) {}
