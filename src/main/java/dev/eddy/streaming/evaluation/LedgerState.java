package dev.eddy.streaming.evaluation;

import dev.eddy.learning.drift.DriftWatch;
import dev.eddy.learning.guard.StepGuard;
import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.rolling.Pane;
import dev.eddy.learning.metric.rolling.RollingScores;
import dev.eddy.learning.metric.segment.SegmentTotals;
import dev.eddy.learning.metric.sums.LabelHistory;
import dev.eddy.learning.reaction.TrialLog;
import dev.eddy.streaming.assembly.AssemblyState;
import dev.eddy.streaming.evaluation.WindowReport.ThetaAge;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.List;

/**
 * What a checkpoint keeps of an {@link EvaluationLedger}.
 *
 * @param origin settings that may not change
 * @param guards what decides whether the next step is set aside
 * @param staleness how many gradients were 0, 1, 2, ... steps stale
 * @param folds scores of each fold's model and, if examples are held out, behind them those of
 *     these
 * @param rolling scores of the sliding and the fading evaluation
 * @param drift what the detector has seen
 * @param trials what became of a model in the background
 * @param segments scores of segments
 * @param history labels that the baselines have learned
 */
record LedgerState(
    Origin origin,
    AssemblyState<StepRecords, ShardScores> assembly,
    List<StepGuard.Progress> guards,
    RecordLedger.State records,
    RejectionBreaker.State breaker,
    Pane cumulative,
    Pane window,
    List<Long> staleness,
    List<Scores> folds,
    RollingScores.State rolling,
    DriftWatch.State drift,
    TrialLog.State trials,
    SegmentTotals.State segments,
    LabelHistory history,
    Progress progress) {

  /** The settings that give a ledger's numbers their meaning. */
  record Origin(Target target, int shardCount) {

    static Origin of(EvaluationSettings settings) {
      return new Origin(settings.target(), settings.shardCount());
    }

    void requireEqual(Origin now) {
      require("target of model.type and model.loss", target, now.target);
      require("training.shards", shardCount, now.shardCount);
    }

    private static void require(String option, Object restored, Object now) {
      if (!restored.equals(now)) {
        throw new IllegalStateException(
            "%s must be %s as in the checkpoint that is restored, was %s"
                .formatted(option, restored, now));
      }
    }
  }

  /**
   * How far the ledger has told its sink.
   *
   * @param reported counts of all records when the last window was told
   * @param eventWindow number of the open window by event time, if there is one
   * @param theta that the last step was scored with
   * @param hasSummary whether the summary was told
   */
  record Progress(RecordCounts reported, long eventWindow, ThetaAge theta, boolean hasSummary) {}
}
