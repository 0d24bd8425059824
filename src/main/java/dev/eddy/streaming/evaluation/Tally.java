package dev.eddy.streaming.evaluation;

import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Comparisons;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.ScoreTotals;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.rolling.Pane;
import dev.eddy.streaming.report.ShardScores;
import java.util.List;

/** Scores of the model and of the baselines, added up over the steps of a stream or a window. */
final class Tally {
  private final Target target;
  private final ScoreTotals model;
  private BaselineScores baselines;
  private Comparisons comparisons;

  Tally(Target target) {
    this(target, new Pane(ScoreTotals.of(target).scores(), BaselineScores.none(target)));
  }

  /** Continues where another tally was when it returned {@code state}. */
  Tally(Target target, Pane state) {
    this.target = target;
    model = ScoreTotals.of(target);
    model.absorb(state.model());
    baselines = state.baselines();
    comparisons = state.comparisons();
  }

  /** Takes the scores of a step. */
  void absorb(List<Scores> shards, BaselineScores baselinesOfStep) {
    shards.forEach(model::absorb);
    comparisons = comparisons.plus(Comparisons.of(target, shards, baselinesOfStep));
    baselines = baselines.plus(baselinesOfStep);
  }

  /** Returns a tally with the same baselines and the model's scores replaced. */
  Tally scoredAnew(List<ShardScores> shards) {
    Tally anew = new Tally(target, new Pane(ScoreTotals.of(target).scores(), baselines));
    shards.forEach(shard -> anew.model.absorb(shard.scores()));
    return anew;
  }

  long exampleCount() {
    return baselines.exampleCount();
  }

  Evaluation evaluation() {
    return Evaluation.of(target, model.scores(), baselines).with(comparisons);
  }

  Pane state() {
    return new Pane(model.scores(), baselines, comparisons);
  }
}
