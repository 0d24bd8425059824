package dev.eddy.streaming.evaluation;

import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.ScoreTotals;
import dev.eddy.learning.metric.Scores;
import dev.eddy.streaming.report.ShardScores;
import java.util.List;

/** Scores of the model and of the baselines, added up over the steps of a stream or a window. */
final class Tally {
  private final Target target;
  private final ScoreTotals model;
  private BaselineScores baselines;

  Tally(Target target) {
    this(target, new State(ScoreTotals.of(target).scores(), BaselineScores.none(target)));
  }

  /** Continues where another tally was when it returned {@code state}. */
  Tally(Target target, State state) {
    this.target = target;
    model = ScoreTotals.of(target);
    model.absorb(state.model());
    baselines = state.baselines();
  }

  /** What a checkpoint keeps of a tally. */
  record State(Scores model, BaselineScores baselines) {}

  void absorb(List<ShardScores> shards, BaselineScores baselinesOfStep) {
    for (ShardScores shard : shards) {
      model.absorb(shard.scores());
    }
    baselines = baselines.plus(baselinesOfStep);
  }

  /** Returns a tally with the same baselines and the model's scores replaced. */
  Tally scoredAnew(List<ShardScores> shards) {
    Tally anew = new Tally(target, new State(ScoreTotals.of(target).scores(), baselines));
    shards.forEach(shard -> anew.model.absorb(shard.scores()));
    return anew;
  }

  long exampleCount() {
    return baselines.exampleCount();
  }

  Evaluation evaluation() {
    return Evaluation.of(target, model.scores(), baselines);
  }

  State state() {
    return new State(model.scores(), baselines);
  }
}
