package dev.eddy.streaming.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.fold.Folds;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Comparisons;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.ScoreTotals;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.Targets;
import dev.eddy.learning.metric.rolling.RollingSettings;
import dev.eddy.learning.metric.rolling.Span;
import dev.eddy.learning.metric.rolling.WindowLength;
import dev.eddy.learning.metric.sums.LabelHistory;
import dev.eddy.streaming.pacing.BrokenInputException;
import dev.eddy.streaming.report.EvaluationSummary;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import dev.eddy.streaming.report.StepRecords.Accepted;
import dev.eddy.streaming.report.StepRecords.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvaluationLedgerTest {
  private static final EvaluationSettings ONE_SHARD =
      new EvaluationSettings(
          Targets.of(Task.BINARY), 1, 3, List.of("only.csv"), StepNormBounds.none(), true);

  private static final List<Rejection> NONE = List.of();

  @Test
  void tellsAWindowRejectionsAndTheSummary() {
    RecordingSink sink = new RecordingSink();
    EvaluationLedger ledger = new EvaluationLedger(ONE_SHARD, sink);
    ledger.add(records(0, List.of(new Rejection(7, "too long")), 1, 0));
    ledger.add(scores(0, new double[] {2, -1}, new double[] {1, 0}));
    assertThat(sink.windows).isEmpty();
    assertThat(sink.rejected).containsExactly(new RejectedRecord("only.csv", 7, "too long"));
    ledger.add(scores(1, new double[] {1, 1}, new double[] {1, 0}));
    ledger.add(records(1, NONE, 1, 0));
    assertThat(sink.summaries).isEmpty();
    ledger.add(end(2));

    WindowReport window = sink.windows.get(0);
    assertThat(sink.windows).hasSize(1);
    assertThat(window.steps()).isEqualTo(2);
    assertThat(window.windowExamples()).isEqualTo(4);
    assertThat(window.window().metrics()).containsEntry("accuracy", 0.75);
    assertThat(window.cumulative()).isEqualTo(window.window());
    EvaluationSummary summary = sink.summaries.get(0);
    assertThat(summary.isComplete()).isTrue();
    assertThat(summary.steps()).isEqualTo(2);
    assertThat(summary.splits()).containsExactly(new RecordCounts(5, 4, 1));
    assertThat(summary.trainedOfShards()).containsExactly(4L);
    assertThat(summary.staleness()).containsExactly(1L, 1L);
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void saysTheSameInWhateverOrderMessagesCome(Task task) {
    Scenario scenario = Scenario.of(task, 1);
    RecordingSink expected = run(scenario, 0);
    assertThat(expected.windows).hasSizeGreaterThan(2);
    assertThat(expected.rejected).hasSizeGreaterThan(5);
    assertThat(expected.summaries).hasSize(1);
    for (long seed = 1; seed < 50; seed++) {
      RecordingSink actual = run(scenario, seed);
      assertThat(actual.windows).isEqualTo(expected.windows);
      assertThat(actual.rejected).isEqualTo(expected.rejected);
      assertThat(actual.summaries).isEqualTo(expected.summaries);
    }
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void aWindowClosesAtTheFirstStepEndAtOrPastAMultipleOfItsLength(Task task) {
    Scenario scenario = Scenario.of(task, 2);
    List<Long> expected = new ArrayList<>();
    long trained = 0;
    for (int step = 0; step < 25; step++) {
      long before = trained;
      trained += labelsOf(scenario, step);
      if (trained / Scenario.WINDOW_LENGTH > before / Scenario.WINDOW_LENGTH) {
        expected.add(trained);
      }
    }
    expected.add(trained);
    List<WindowReport> windows = run(scenario, 3).windows;
    assertThat(windows).extracting(report -> report.total().trained()).isEqualTo(expected);
    assertThat(windows.stream().mapToLong(WindowReport::windowExamples).sum()).isEqualTo(trained);
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void theCumulativeNumbersAreThoseOfTheShardsScoresStepByStep(Task task) {
    Scenario scenario = Scenario.of(task, 4);
    ScoreTotals model = ScoreTotals.of(Targets.of(task));
    BaselineScores baselines = BaselineScores.none(Targets.of(task));
    LabelHistory history = LabelHistory.empty(Targets.of(task).classCount());
    Comparisons comparisons = Comparisons.none();
    for (int step = 0; step < 25; step++) {
      Scores first = ((ShardScores) scenario.senders().get(3).get(step)).scores();
      Scores second = ((ShardScores) scenario.senders().get(4).get(step)).scores();
      model.absorb(first);
      model.absorb(second);
      double[][] labels = new double[3][0];
      for (int split = 0; split < 3; split++) {
        if (step < scenario.senders().get(split).size()) {
          labels[split] = ((StepRecords) scenario.senders().get(split).get(step)).labels();
        }
      }
      BaselineScores ofStep = BaselineScores.of(Targets.of(task), history, labels);
      baselines = baselines.plus(ofStep);
      comparisons =
          comparisons.plus(Comparisons.of(Targets.of(task), List.of(first, second), ofStep));
      history = history.plus(labels);
    }
    Evaluation expected =
        Evaluation.of(Targets.of(task), model.scores(), baselines).with(comparisons);
    assertThat(expected.gains()).isNotEmpty();
    RecordingSink sink = run(scenario, 5);
    assertThat(sink.summaries.get(0).cumulative()).isEqualTo(expected);
    assertThat(sink.windows.get(sink.windows.size() - 1).cumulative()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void theSlidingEvaluationIsOfTheLastWindowsAndTheFadingOneForgets(Task task) {
    List<WindowReport> windows = run(Scenario.of(task, 2), 3).windows;
    assertThat(windows).hasSizeGreaterThan(Scenario.SLIDING_WINDOWS);
    for (int i = 0; i < windows.size(); i++) {
      Span sliding = windows.get(i).spans().get(0);
      Span fading = windows.get(i).spans().get(1);
      long expected =
          windows.subList(Math.max(0, i - Scenario.SLIDING_WINDOWS + 1), i + 1).stream()
              .mapToLong(WindowReport::windowExamples)
              .sum();
      assertThat(sliding.name()).isEqualTo("sliding");
      assertThat(sliding.examples()).isEqualTo(expected);
      assertThat(sliding.evaluation().baselines().keySet())
          .isEqualTo(windows.get(i).window().baselines().keySet());
      assertThat(fading.name()).isEqualTo("fading");
      // Steps of 10 to 20 examples that weigh 1 each, and .9^10 or less of all before.
      assertThat(fading.examples()).isBetween(1L, 40L);
      assertThat(fading.evaluation().metrics()).isNotEmpty();
    }
    assertThat(windows.get(0).spans().get(0).evaluation()).isEqualTo(windows.get(0).window());
  }

  @Test
  void rejectionsComeInTheOrderOfStepsSplitsAndOffsets() {
    Scenario scenario = Scenario.of(Task.BINARY, 6);
    List<RejectedRecord> expected =
        scenario.allRecords().stream()
            .sorted(
                Comparator.comparingLong(StepRecords::stepId).thenComparingInt(StepRecords::split))
            .flatMap(
                records ->
                    records.rejections().stream()
                        .map(
                            rejection ->
                                new RejectedRecord(
                                    List.of("a.csv", "b.csv", "2").get(records.split()),
                                    rejection.offset(),
                                    rejection.reason())))
            .toList();
    assertThat(run(scenario, 7).rejected).isEqualTo(expected);
  }

  @Test
  void theSummaryCountsEverySplitAndShard() {
    Scenario scenario = Scenario.of(Task.REGRESSION, 8);
    EvaluationSummary summary = run(scenario, 9).summaries.get(0);
    for (int split = 0; split < 3; split++) {
      long read = 0;
      long rejected = 0;
      long scored = 0;
      for (Object message : scenario.senders().get(split)) {
        read += ((StepRecords) message).readCount();
        scored += ((StepRecords) message).scoredCount();
        rejected += ((StepRecords) message).rejections().size();
      }
      assertThat(summary.splits().get(split))
          .isEqualTo(new RecordCounts(read, read - rejected - scored, rejected, scored, 0));
    }
    for (int shard = 0; shard < Scenario.SHARD_COUNT; shard++) {
      long trained =
          scenario.senders().get(3 + shard).stream()
              .mapToLong(message -> ((ShardScores) message).scores().exampleCount())
              .sum();
      assertThat(summary.trainedOfShards().get(shard)).isEqualTo(trained);
    }
    assertThat(summary.total().trained())
        .isEqualTo(summary.trainedOfShards().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void everyGradientsStalenessIsCountedOnce() {
    Scenario scenario = Scenario.of(Task.BINARY, 10);
    long[] expected = new long[Scenario.STALENESS_MAX + 1];
    for (int shard = 0; shard < Scenario.SHARD_COUNT; shard++) {
      for (Object message : scenario.senders().get(3 + shard)) {
        ShardScores scores = (ShardScores) message;
        expected[scores.staleness()] += scores.isEnd() ? 0 : 1;
      }
    }
    assertThat(run(scenario, 11).summaries.get(0).staleness())
        .isEqualTo(Arrays.stream(expected).boxed().toList());
    assertThat(Arrays.stream(expected).sum()).isEqualTo(25L * Scenario.SHARD_COUNT);
  }

  @Test
  void anEmptyInputHasASummaryAndNoWindow() {
    RecordingSink sink = new RecordingSink();
    EvaluationLedger ledger = new EvaluationLedger(ONE_SHARD, sink);
    ledger.add(end(0));
    assertThat(sink.windows).isEmpty();
    assertThat(sink.summaries).hasSize(1);
    assertThat(sink.summaries.get(0).isComplete()).isTrue();
  }

  @Test
  void anInputOfRejectedRecordsOnlyHasALastWindowWithoutMetrics() {
    RecordingSink sink = new RecordingSink();
    EvaluationLedger ledger = new EvaluationLedger(ONE_SHARD, sink);
    ledger.add(records(0, List.of(new Rejection(0, "no label"))));
    ledger.add(scores(0, new double[0], new double[0]));
    ledger.add(end(1));
    assertThat(sink.windows).hasSize(1);
    assertThat(sink.windows.get(0).total()).isEqualTo(new RecordCounts(1, 0, 1));
    assertThat(sink.windows.get(0).window().metrics()).isEmpty();
  }

  @Test
  void aJobStoppedBeforeTheEndSaysSoInItsSummary() {
    RecordingSink sink = new RecordingSink();
    EvaluationLedger ledger = new EvaluationLedger(ONE_SHARD, sink);
    ledger.add(records(0, NONE, 1));
    ledger.add(scores(0, new double[] {1}, new double[] {1}));
    ledger.add(records(1, NONE, 0, 0));
    ledger.stop();
    assertThat(sink.windows).hasSize(1);
    assertThat(sink.summaries).hasSize(1);
    assertThat(sink.summaries.get(0).isComplete()).isFalse();
    assertThat(sink.summaries.get(0).total()).isEqualTo(new RecordCounts(1, 1, 0));
  }

  @Test
  void stoppingAfterTheEndAddsNothing() {
    RecordingSink sink = new RecordingSink();
    EvaluationLedger ledger = new EvaluationLedger(ONE_SHARD, sink);
    ledger.add(records(0, NONE, 1));
    ledger.add(scores(0, new double[] {1}, new double[] {1}));
    ledger.add(end(1));
    ledger.stop();
    assertThat(sink.windows).hasSize(1);
    assertThat(sink.summaries).hasSize(1);
  }

  @Test
  void aRecordNeitherTrainedNorScoredNorRejectedFailsTheJob() {
    EvaluationLedger ledger = new EvaluationLedger(ONE_SHARD, new RecordingSink());
    ledger.add(
        new StepRecords(
            0, 0, 4, 1, new Accepted(new double[] {1}, new byte[1], 0, 0), List.of(), List.of()));
    ShardScores scores = scores(0, new double[] {1}, new double[] {1});
    assertThatThrownBy(() -> ledger.add(scores))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "readCount of split 0 in step 0 must be accepted + scored + rejected (2), was 4");
  }

  @Test
  void anAcceptedRecordThatNoShardTrainedFailsTheJob() {
    EvaluationLedger ledger = new EvaluationLedger(ONE_SHARD, new RecordingSink());
    ledger.add(records(0, NONE, 1, 0));
    ShardScores scores = scores(0, new double[] {1}, new double[] {1});
    assertThatThrownBy(() -> ledger.add(scores))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("shards must compute in step 0 what splits accepted (2), computed 1");
  }

  @Test
  void aCheckpointOfOtherSettingsIsRefused() {
    LedgerState state = new EvaluationLedger(ONE_SHARD, new RecordingSink()).state();
    EvaluationSettings twoShards =
        new EvaluationSettings(
            Targets.of(Task.BINARY), 2, 3, List.of("only.csv"), StepNormBounds.none(), true);
    assertThatThrownBy(() -> new EvaluationLedger(twoShards, new RecordingSink(), state))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("training.shards must be 1 as in the checkpoint that is restored, was 2");
  }

  @Test
  void tooManyRejectionsEndTheJobOnceTheyAreTold() {
    EvaluationSettings limited = limited();
    RecordingSink before = new RecordingSink();
    EvaluationLedger failing = new EvaluationLedger(limited, before);
    failing.add(records(0, List.of(new Rejection(7, "too long")), 1, 0));
    failing.add(scores(0, new double[] {2, -1}, new double[] {1, 0}));
    RecordingSink sink = new RecordingSink();
    EvaluationLedger ledger = new EvaluationLedger(limited, sink, failing.state());
    ledger.add(records(1, List.of(new Rejection(8, "too short"), new Rejection(9, "empty"))));
    ShardScores scores = scores(1, new double[0], new double[0]);
    assertThatThrownBy(() -> ledger.add(scores))
        .isInstanceOf(BrokenInputException.class)
        .hasMessage(
            "input.rejected.limit must hold: at most 0.5 of the last 5 records may be rejected,"
                + " were 3 (0.6); last: only.csv offset 7: too long; only.csv offset 8: too short;"
                + " only.csv offset 9: empty");
    assertThat(sink.rejected).hasSize(2);
    assertThat(sink.summaries).isEmpty();
  }

  @Test
  void aShortInputIsJudgedAtItsEndButNotWhenItIsStopped() {
    EvaluationSettings limited = limited();
    EvaluationLedger ended = new EvaluationLedger(limited, new RecordingSink());
    RecordingSink sink = new RecordingSink();
    EvaluationLedger stopped = new EvaluationLedger(limited, sink);
    for (EvaluationLedger ledger : List.of(ended, stopped)) {
      ledger.add(records(0, List.of(new Rejection(0, "no label"))));
      ledger.add(scores(0, new double[0], new double[0]));
    }
    ShardScores end = end(1);
    assertThatThrownBy(() -> ended.add(end)).isInstanceOf(BrokenInputException.class);
    stopped.stop();
    assertThat(sink.summaries).hasSize(1);
  }

  private static EvaluationSettings limited() {
    return new EvaluationSettings(
        Targets.of(Task.BINARY),
        1,
        WindowLength.fixed(3),
        List.of("only.csv"),
        new RejectionLimit(.5, 4),
        StepNormBounds.none(),
        true,
        RollingSettings.none(),
        DriftDetectorType.NONE,
        Folds.none());
  }

  static void send(EvaluationLedger ledger, Object message) {
    if (message instanceof StepRecords records) {
      ledger.add(records);
    } else {
      ledger.add((ShardScores) message);
    }
  }

  private static RecordingSink run(Scenario scenario, long seed) {
    RecordingSink sink = new RecordingSink();
    EvaluationLedger ledger = new EvaluationLedger(scenario.settings(), sink);
    scenario.mixed(seed).forEach(message -> send(ledger, message));
    return sink;
  }

  private static long labelsOf(Scenario scenario, int step) {
    return scenario.allRecords().stream()
        .filter(records -> records.stepId() == Scenario.idOf(step))
        .mapToLong(records -> records.labels().length)
        .sum();
  }

  private static StepRecords records(long step, List<Rejection> rejections, double... labels) {
    int readCount = labels.length + rejections.size();
    return new StepRecords(0, step, readCount, labels, rejections, List.of());
  }

  private static ShardScores end(long steps) {
    return ShardScores.end(0, steps, ScoreCollector.of(Targets.of(Task.BINARY)).take());
  }

  private static ShardScores scores(long step, double[] margins, double[] labels) {
    ScoreCollector collector = ScoreCollector.of(Targets.of(Task.BINARY));
    for (int i = 0; i < margins.length; i++) {
      collector.add(margins[i], labels[i], 0.5);
    }
    return new ShardScores(0, step, step, 1, (int) (step % 2), 1, collector.take());
  }
}
