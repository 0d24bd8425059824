package dev.eddy.streaming.evaluation;

import dev.eddy.learning.drift.DriftAlarm;
import dev.eddy.learning.drift.DriftWatch;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.rolling.EventWindows;
import dev.eddy.learning.metric.rolling.RollingScores;
import dev.eddy.learning.metric.segment.SegmentTotals;
import dev.eddy.learning.metric.sums.LabelHistory;
import dev.eddy.learning.reaction.TrialLog;
import dev.eddy.streaming.assembly.AssembledStep;
import dev.eddy.streaming.assembly.StepAssembly;
import dev.eddy.streaming.evaluation.LedgerState.Origin;
import dev.eddy.streaming.evaluation.WindowReport.ThetaAge;
import dev.eddy.streaming.report.EvaluationSummary;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StalenessCounts;
import dev.eddy.streaming.report.StepRecords;
import dev.eddy.streaming.report.StepRecords.Rejection;
import dev.eddy.streaming.steps.TimeSteps;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the books of a training job: takes the messages of shards and splits in any order and tells
 * its sink, in canonical order, what was rejected, how good each window was and, once, the summary.
 *
 * <p>A window is told at the first step end at which the number of trained examples reaches or
 * passes an end of the {@code WindowLength}; a last, shorter one at the end of the input. A pass
 * over examples that were kept is a window of its own, and replaces what was scored before.
 */
final class EvaluationLedger {
  private final EvaluationSettings settings;
  private final EvaluationSink sink;
  private final StepAssembly<StepRecords, ShardScores> assembly;
  private final StepJudge judge;
  private final RecordLedger records;
  private final RejectionBreaker breaker;
  private final StalenessCounts staleness;
  private final FoldTallies folds;
  private final RollingScores rolling;
  private final DriftWatch drift;
  private final TrialLog trials;
  private final SegmentTotals segments;
  private Tally cumulative;
  private Tally window;
  private LabelHistory history;
  private RecordCounts reported;
  private long eventWindow = EventWindows.NO_WINDOW;
  private ThetaAge theta = new ThetaAge(0, 0);
  private boolean hasSummary;

  EvaluationLedger(EvaluationSettings settings, EvaluationSink sink) {
    this.settings = settings;
    this.sink = sink;
    assembly = new StepAssembly<>(settings.shardCount());
    judge = new StepJudge(settings);
    records = new RecordLedger(settings.splitNames().size(), settings.shardCount());
    breaker = new RejectionBreaker(settings.rejectionLimit());
    staleness = StalenessCounts.none();
    folds = new FoldTallies(settings);
    rolling = new RollingScores(settings.target(), settings.rolling(), RollingScores.State.start());
    drift = new DriftWatch(settings.drift(), DriftWatch.State.start());
    trials = new TrialLog(TrialLog.State.start());
    segments = segments(settings, SegmentTotals.State.start());
    cumulative = new Tally(settings.target());
    window = new Tally(settings.target());
    history = LabelHistory.empty(settings.target().classCount());
    reported = RecordCounts.none();
  }

  /**
   * Continues where another ledger was when it returned {@code state}.
   *
   * @throws IllegalStateException if that ledger was of another loss or number of shards
   */
  EvaluationLedger(EvaluationSettings settings, EvaluationSink sink, LedgerState state) {
    state.origin().requireEqual(Origin.of(settings));
    this.settings = settings;
    this.sink = sink;
    assembly = new StepAssembly<>(settings.shardCount(), state.assembly());
    judge = new StepJudge(settings, state.guards());
    records = new RecordLedger(state.records());
    breaker = new RejectionBreaker(settings.rejectionLimit(), state.breaker());
    staleness = StalenessCounts.of(state.staleness());
    folds = new FoldTallies(settings, state.folds());
    rolling = new RollingScores(settings.target(), settings.rolling(), state.rolling());
    drift = new DriftWatch(settings.drift(), state.drift());
    trials = new TrialLog(state.trials());
    segments = segments(settings, state.segments());
    cumulative = new Tally(settings.target(), state.cumulative());
    window = new Tally(settings.target(), state.window());
    history = state.history();
    reported = state.progress().reported();
    eventWindow = state.progress().eventWindow();
    theta = state.progress().theta();
    hasSummary = state.progress().hasSummary();
    sink.step(assembly.step(), records.total());
  }

  /** Takes what a split read in its next step. */
  void add(StepRecords next) {
    assembly.add(next);
    advance();
  }

  /** Takes how a shard's examples of its next step were predicted. */
  void add(ShardScores next) {
    assembly.add(next);
    advance();
  }

  /**
   * Tells the summary if it was not told yet, because the job is stopped before the end of its
   * input; the summary says so.
   */
  void stop() {
    if (!hasSummary) {
      summarize();
    }
  }

  LedgerState state() {
    return new LedgerState(
        Origin.of(settings),
        assembly.state(),
        judge.progress(),
        records.state(),
        breaker.state(),
        cumulative.state(),
        window.state(),
        staleness.toList(),
        folds.state(),
        rolling.state(),
        drift.state(),
        trials.state(),
        segments.state(),
        history,
        new LedgerState.Progress(reported, eventWindow, theta, hasSummary));
  }

  private void advance() {
    Optional<AssembledStep<StepRecords, ShardScores>> next = assembly.poll();
    while (next.isPresent()) {
      CompleteStep step = CompleteStep.of(next.get());
      if (step.isPass()) {
        pass(step);
      } else {
        merge(step);
      }
      next = assembly.poll();
    }
    if (assembly.isDone() && !hasSummary) {
      breaker.endInput();
      summarize();
    }
  }

  private void merge(CompleteStep step) {
    enterEventWindow(step);
    theta = step.thetaAge();
    trials.add(step.roles(), step.step(), records.total().trained());
    JudgedStep judged = judge.judge(step);
    double[][] labels = judged.labelsOfSplits();
    BaselineScores baselines =
        BaselineScores.of(settings.target(), history, labels).with(judged.frozen());
    history = history.plus(labels);
    List<Scores> scores = judged.trainedShards().stream().map(ShardScores::scores).toList();
    cumulative.absorb(scores, baselines);
    window.absorb(scores, baselines);
    folds.absorb(judged);
    rolling.absorb(scores, baselines);
    judged.trainedShards().forEach(shard -> segments.absorb(shard.segments()));
    long windowEnd = settings.windowLength().endAfter(records.total().trained());
    records.count(judged);
    RecordCounts total = records.total();
    drift.add(
        scores.stream().mapToLong(Scores::errorCount).sum(),
        baselines.exampleCount(),
        new DriftAlarm(assembly.step(), total.trained()));
    step.shards().forEach(shard -> staleness.add(shard.staleness()));
    for (StepRecords split : step.splits()) {
      String name = settings.splitName(split.split());
      for (Rejection rejection : split.rejections()) {
        RejectedRecord rejected = new RejectedRecord(name, rejection.offset(), rejection.reason());
        sink.rejected(rejected);
        breaker.add(rejected);
      }
      split.overrides().forEach(o -> sink.overridden(new OverriddenRecord(name, o)));
    }
    judged.setAside(settings).forEach(sink::setAside);
    boolean isByExamples = !settings.rolling().events().isOn();
    if (total.trained() >= windowEnd && isByExamples && !step.isUnscored()) {
      closeWindow(assembly.step());
    }
    breaker.endStep(step.readCount());
    sink.step(assembly.step(), total);
  }

  /** Closes the window by event time that a later step has left. */
  private void enterEventWindow(CompleteStep step) {
    EventWindows events = settings.rolling().events();
    if (!events.isOn()) {
      return;
    }
    long next = events.windowOf(TimeSteps.intervalOfStep(step.stepId()));
    if (next != eventWindow && !records.total().equals(reported)) {
      closeWindow(assembly.step() - 1);
    }
    eventWindow = next;
  }

  /** Tells how good theta was over all examples; nothing of the pass before counts any more. */
  private void pass(CompleteStep pass) {
    theta = pass.thetaAge();
    pass.shards().forEach(shard -> staleness.add(shard.staleness()));
    cumulative = cumulative.scoredAnew(pass.shards());
    window = cumulative;
    closeWindow(assembly.step());
  }

  private void closeWindow(long steps) {
    reported = records.total();
    rolling.close(window.state());
    sink.window(
        new WindowReport(
            steps,
            theta,
            reported,
            window.exampleCount(),
            settings.rolling().events().period(eventWindow),
            window.evaluation(),
            rolling.spans(),
            segments.takeWindow(),
            drift.take(),
            trials.take(),
            cumulative.evaluation(),
            folds.heldOut()));
    window = new Tally(settings.target());
  }

  private void summarize() {
    if (!records.total().equals(reported)) {
      closeWindow(assembly.step());
    }
    hasSummary = true;
    RecordLedger.State counts = records.state();
    sink.summary(
        new EvaluationSummary(
            assembly.isDone(),
            assembly.step(),
            counts.splits(),
            counts.trainedOfShards(),
            counts.late(),
            staleness.toList(),
            cumulative.evaluation(),
            cumulative.state().model(),
            segments.cumulative(),
            folds.metrics(),
            folds.heldOut(),
            trials.counts()));
  }

  private static SegmentTotals segments(EvaluationSettings settings, SegmentTotals.State state) {
    return new SegmentTotals(settings.target(), settings.rolling().segmentsMax(), state);
  }
}
