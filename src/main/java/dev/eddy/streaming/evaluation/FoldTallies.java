package dev.eddy.streaming.evaluation;

import dev.eddy.learning.fold.Folds;
import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.ScoreTotals;
import dev.eddy.learning.metric.Scores;
import dev.eddy.streaming.report.HeldOut;
import dev.eddy.streaming.report.ShardScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Scores over the stream so far of what is tested and not trained: of each fold's model, none
 * without cross-validation, and of the main model with the examples that are held out.
 */
final class FoldTallies {
  private final Target target;
  private final Folds rule;
  private final List<ScoreTotals> folds = new ArrayList<>();
  private final ScoreTotals heldOut;

  FoldTallies(EvaluationSettings settings) {
    target = settings.target();
    rule = settings.folds();
    for (int fold = 0; fold < rule.count(); fold++) {
      folds.add(ScoreTotals.of(target));
    }
    heldOut = ScoreTotals.of(target);
  }

  /**
   * Continues where other tallies were when they returned {@code state}.
   *
   * @throws IllegalStateException if they were of another number of folds, or if only one of the
   *     two has examples held out
   */
  FoldTallies(EvaluationSettings settings, List<Scores> state) {
    this(settings);
    if (state.size() != state().size()) {
      throw new IllegalStateException(
          "evaluation.folds (and one with evaluation.holdout) must be %d as in the checkpoint that is restored, was %d"
              .formatted(state.size(), state().size()));
    }
    for (int fold = 0; fold < folds.size(); fold++) {
      folds.get(fold).absorb(state.get(fold));
    }
    state.stream().skip(folds.size()).forEach(heldOut::absorb);
  }

  /** Takes a step's scores; what is held out counts whatever becomes of the step. */
  void absorb(JudgedStep judged) {
    for (ShardScores shard : judged.trainedShards()) {
      for (int fold = 0; fold < folds.size(); fold++) {
        folds.get(fold).absorb(shard.folds().get(fold));
      }
    }
    for (ShardScores shard : judged.step().shards()) {
      shard.heldOut(folds.size()).ifPresent(heldOut::absorb);
    }
  }

  List<Scores> state() {
    List<Scores> state = new ArrayList<>();
    folds.forEach(fold -> state.add(fold.scores()));
    if (rule.holdout().isOn()) {
      state.add(heldOut.scores());
    }
    return state;
  }

  /** Returns the metrics of each fold; those that compare with a baseline are not defined. */
  List<Map<String, Double>> metrics() {
    return folds.stream().map(fold -> metrics(fold.scores())).toList();
  }

  /** Returns how good the main model is on what is held out; as undefined as a fold's. */
  HeldOut heldOut() {
    Scores scores = heldOut.scores();
    return rule.holdout().isOn()
        ? new HeldOut(rule.holdout().every(), scores.exampleCount(), metrics(scores))
        : HeldOut.none();
  }

  private Map<String, Double> metrics(Scores scores) {
    return Evaluation.of(target, scores, BaselineScores.none(target)).metrics();
  }
}
