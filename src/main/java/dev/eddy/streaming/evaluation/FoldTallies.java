package dev.eddy.streaming.evaluation;

import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.ScoreTotals;
import dev.eddy.learning.metric.Scores;
import dev.eddy.streaming.report.ShardScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scores of each fold's model over the stream so far; empty without cross-validation. */
final class FoldTallies {
  private final Target target;
  private final List<ScoreTotals> folds = new ArrayList<>();

  FoldTallies(EvaluationSettings settings) {
    target = settings.target();
    for (int fold = 0; fold < settings.folds().count(); fold++) {
      folds.add(ScoreTotals.of(target));
    }
  }

  /**
   * Continues where other tallies were when they returned {@code state}.
   *
   * @throws IllegalStateException if they were of another number of folds
   */
  FoldTallies(EvaluationSettings settings, List<Scores> state) {
    this(settings);
    if (state.size() != folds.size()) {
      throw new IllegalStateException(
          "evaluation.folds must be %d as in the checkpoint that is restored, was %d"
              .formatted(state.size(), folds.size()));
    }
    for (int fold = 0; fold < state.size(); fold++) {
      folds.get(fold).absorb(state.get(fold));
    }
  }

  void absorb(List<ShardScores> shards) {
    for (ShardScores shard : shards) {
      for (int fold = 0; fold < folds.size(); fold++) {
        folds.get(fold).absorb(shard.folds().get(fold));
      }
    }
  }

  List<Scores> state() {
    return folds.stream().map(ScoreTotals::scores).toList();
  }

  /** Returns the metrics of each fold; those that compare with a baseline are not defined. */
  List<Map<String, Double>> metrics() {
    return folds.stream()
        .map(fold -> Evaluation.of(target, fold.scores(), BaselineScores.none(target)).metrics())
        .toList();
  }
}
