package dev.eddy.streaming.report;

import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.sums.PredictorSums;
import dev.eddy.learning.reaction.Roles;
import dev.eddy.streaming.assembly.ShardMessage;
import dev.eddy.streaming.wire.SplitMark;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How well theta predicted one shard's examples of one step: from a worker to the evaluation.
 *
 * @param step number of the step, from 0
 * @param stepId its id
 * @param splitCount how many splits have records in the step; 0 when it is a pass over records of
 *     the steps before, and in the word that the input had {@code step} steps
 * @param staleness of the step's gradient: {@code step} - v when it was computed with theta(v)
 * @param norm of the step's gradient, as the servers judge it
 * @param unscoredCount examples that were not scored, but kept for passes or trained at once
 * @param scores of the main model, over all of the shard's examples
 * @param segments of the main model, by segment in the order of first examples; empty where nobody
 *     asks
 * @param folds of each fold's model, over the examples of the fold; behind them, if the shard has
 *     such in the step, of the main model over the examples that are held out
 * @param frozen of the main model as it once was, over all of the shard's examples, if there is
 *     that
 * @param roles which of two models these are of, where there are two
 */
public record ShardScores(
    int shard,
    long step,
    long stepId,
    int splitCount,
    int staleness,
    double norm,
    int unscoredCount,
    Scores scores,
    Map<String, Scores> segments,
    List<Scores> folds,
    PredictorSums frozen,
    Roles roles)
    implements ShardMessage {

  public ShardScores {
    segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments));
    folds = List.copyOf(folds);
  }

  /** There are no segments, no frozen model and none in the background. */
  public ShardScores(
      int shard,
      long step,
      long stepId,
      int splitCount,
      int staleness,
      double norm,
      int unscoredCount,
      Scores scores,
      List<Scores> folds) {
    this(
        shard,
        step,
        stepId,
        splitCount,
        staleness,
        norm,
        unscoredCount,
        scores,
        Map.of(),
        folds,
        PredictorSums.none(),
        Roles.untold());
  }

  /** Every example was scored, and there is no cross-validation. */
  public ShardScores(
      int shard,
      long step,
      long stepId,
      int splitCount,
      int staleness,
      double norm,
      Scores scores) {
    this(shard, step, stepId, splitCount, staleness, norm, 0, scores, List.of());
  }

  /** Returns the word that the input had so many steps. */
  public static ShardScores end(int shard, long steps, Scores nothing) {
    return new ShardScores(shard, steps, SplitMark.ALL, 0, 0, 0, nothing);
  }

  /**
   * Returns the scores of the examples that are held out, if there are any.
   *
   * @param foldCount how many folds the job has
   */
  public Optional<Scores> heldOut(int foldCount) {
    return folds.size() > foldCount ? Optional.of(folds.get(foldCount)) : Optional.empty();
  }

  /** Returns how many examples the shard has to train in the step. */
  public long exampleCount() {
    return unscoredCount + scores.exampleCount();
  }

  /** Whether all of the shard's examples were scored once more. */
  public boolean isPass() {
    return splitCount == 0 && !isEnd();
  }

  @Override
  public boolean isEnd() {
    return stepId == SplitMark.ALL;
  }
}
