package dev.eddy.streaming.evaluation;

import dev.eddy.learning.drift.DriftAlarm;
import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.drift.DriftState;
import dev.eddy.learning.drift.DriftWatch;
import dev.eddy.learning.guard.StepGuard;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.ClassBaselineScores;
import dev.eddy.learning.metric.Comparisons;
import dev.eddy.learning.metric.RegressionBaselineScores;
import dev.eddy.learning.metric.Targets;
import dev.eddy.learning.metric.rolling.EventWindows;
import dev.eddy.learning.metric.rolling.Pane;
import dev.eddy.learning.metric.rolling.RollingScores;
import dev.eddy.learning.metric.segment.SegmentScores;
import dev.eddy.learning.metric.segment.SegmentTotals;
import dev.eddy.learning.metric.sums.ErrorSums;
import dev.eddy.learning.metric.sums.LabelHistory;
import dev.eddy.learning.metric.sums.PairedSums;
import dev.eddy.learning.metric.sums.PredictorSums;
import dev.eddy.learning.reaction.Roles;
import dev.eddy.learning.reaction.TrialLog;
import dev.eddy.streaming.assembly.AssemblyState;
import dev.eddy.streaming.evaluation.RejectionBreaker.StepCount;
import dev.eddy.streaming.evaluation.WindowReport.ThetaAge;
import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageSerializerContract;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import dev.eddy.streaming.report.SampleScores;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.List;
import java.util.Map;

class LedgerStateSerializerTest extends MessageSerializerContract<LedgerState> {

  @Override
  protected MessageSerializer<LedgerState> serializer() {
    return new LedgerStateSerializer();
  }

  @Override
  protected List<LedgerState> messages() {
    return List.of(
        binary(),
        regression(),
        new EvaluationLedger(Scenario.of(Task.REGRESSION, 1).settings(), new RecordingSink())
            .state());
  }

  @Override
  protected String golden() {
    return "evaluation-ledger";
  }

  private static LedgerState binary() {
    return new LedgerState(
        new LedgerState.Origin(Targets.of(Task.BINARY), 2),
        new AssemblyState<>(
            9,
            List.of(new StepRecords(2, 9, 1, new double[] {1}, List.of(), List.of())),
            List.of(
                new ShardScores(0, 9, 9, 1, 0, .5, SampleScores.none()),
                new ShardScores(1, 9, 9, 1, 2, .75, SampleScores.binary()))),
        List.of(new StepGuard.Progress(3.5, 7)),
        new RecordLedger.State(
            List.of(
                new RecordCounts(6, 2, 1, 2, 1), new RecordCounts(4, 4, 0), RecordCounts.none()),
            List.of(5L, 1L),
            3),
        new RejectionBreaker.State(
            List.of(new StepCount(9, 1), new StepCount(300, 2)),
            List.of(new RejectedRecord("a-0", 17, "label must be 0 or 1, was \u00e4\u4e00"))),
        new Pane(
            SampleScores.binary(),
            new ClassBaselineScores(6, 4, 3, 2.5, new PredictorSums(6, 5, 1.5, ErrorSums.none())),
            new Comparisons(
                Map.of("last_accuracy", new PairedSums(3, 1L << 40, -.5, 2, 4.25, 1e9)))),
        new Pane(SampleScores.none(), new ClassBaselineScores(0, 0, 0, 0)),
        List.of(10L, 0L, 1L << 40),
        List.of(SampleScores.binary(), SampleScores.none()),
        new RollingScores.State(
            List.of(new Pane(SampleScores.binary(), new ClassBaselineScores(2, 1, 1, .5))),
            12.5,
            Map.of("LOSS", 4.25)),
        new DriftWatch.State(
            DriftDetectorType.ADWIN,
            new DriftState(new long[] {2, 1}, new double[] {.5, .125, .25, 0}),
            List.of(new DriftAlarm(7, 1L << 33))),
        new TrialLog.State(
            new Roles(1, 1L << 34, 5, true),
            new TrialLog.Counts(1L << 35, 2),
            List.of(new TrialLog.Event(TrialLog.Change.TOOK_OVER, 6, 1L << 36))),
        new SegmentTotals.State(
            List.of(
                new SegmentScores("NSW \u00e4", false, SampleScores.binary()),
                new SegmentScores("", true, SampleScores.binary())),
            List.of(new SegmentScores("", false, SampleScores.none()))),
        new LabelHistory(6, 2, new double[] {1, 0, 1}, new long[] {4, 2}),
        new LedgerState.Progress(
            new RecordCounts(10, 6, 1, 2, 1), 28_000_000, new ThetaAge(8, 1), false));
  }

  private static LedgerState regression() {
    return new LedgerState(
        new LedgerState.Origin(Targets.of(Task.REGRESSION), 1),
        new AssemblyState<>(4, List.of(), List.of()),
        List.of(StepGuard.Progress.start()),
        new RecordLedger.State(List.of(new RecordCounts(2, 2, 0)), List.of(2L), 0),
        new RejectionBreaker.State(List.of(), List.of()),
        new Pane(
            SampleScores.regression(),
            new RegressionBaselineScores(
                2,
                new ErrorSums(1, 2),
                new ErrorSums(3, 4),
                new PredictorSums(2, 2, .5, new ErrorSums(9, 10)))),
        new Pane(
            SampleScores.regression(),
            new RegressionBaselineScores(1, new ErrorSums(5, 6), new ErrorSums(7, 8))),
        List.of(),
        List.of(),
        RollingScores.State.start(),
        DriftWatch.State.start(),
        TrialLog.State.start(),
        SegmentTotals.State.start(),
        new LabelHistory(2, -0.25, new double[] {0.125}, new long[0]),
        new LedgerState.Progress(
            RecordCounts.none(), EventWindows.NO_WINDOW, new ThetaAge(3, 0), true));
  }
}
