package dev.eddy.streaming.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.fold.Folds;
import dev.eddy.learning.fold.Holdout;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.Targets;
import dev.eddy.learning.metric.rolling.RollingSettings;
import dev.eddy.learning.metric.rolling.WindowLength;
import dev.eddy.streaming.report.EvaluationSummary;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import dev.eddy.streaming.report.StepRecords.Accepted;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is held out is counted as scored and evaluated on its own. */
class HoldoutLedgerTest {
  /** The norm of a step beyond which it is set aside. */
  private static final double NORM_MAX = 10;

  private final RecordingSink sink = new RecordingSink();

  @Test
  void whatIsHeldOutHasMetricsOfItsOwnAndIsInNoOthers() {
    EvaluationLedger ledger = new EvaluationLedger(settings(5), sink);
    step(ledger, 0, 1, scores(1, 1, -1));
    step(ledger, 1, 1, scores(-1));
    ledger.add(end(2));
    EvaluationSummary summary = sink.summaries.get(0);
    assertThat(summary.total()).isEqualTo(new RecordCounts(6, 2, 0, 4, 0));
    assertThat(summary.cumulative().metrics().get("accuracy")).isEqualTo(1);
    assertThat(summary.heldOut().every()).isEqualTo(5);
    assertThat(summary.heldOut().examples()).isEqualTo(4);
    assertThat(summary.heldOut().metrics().get("accuracy")).isEqualTo(.5);
    assertThat(summary.heldOut().metrics()).doesNotContainKey("kappa_t");
    assertThat(summary.folds()).isEmpty();
    assertThat(sink.windows.get(0).heldOut()).isEqualTo(summary.heldOut());
    assertThat(sink.windows.get(0).toJson()).contains("\"held_out\":{\"every\":5,\"examples\":4,");
  }

  @Test
  void itCountsWhateverBecomesOfTheStep() {
    EvaluationLedger ledger = new EvaluationLedger(settings(5), sink);
    step(ledger, 0, 2 * NORM_MAX, scores(1, -1));
    ledger.add(end(1));
    EvaluationSummary summary = sink.summaries.get(0);
    assertThat(summary.total()).isEqualTo(new RecordCounts(3, 0, 0, 2, 1));
    assertThat(summary.heldOut().examples()).isEqualTo(2);
  }

  @Test
  void itIsInCheckpointsAndOnlyForTheSameJob() {
    EvaluationLedger ledger = new EvaluationLedger(settings(5), sink);
    step(ledger, 0, 1, scores(1, 1, -1));
    LedgerState state = ledger.state();
    EvaluationLedger restored = new EvaluationLedger(settings(5), sink, state);
    restored.add(end(1));
    assertThat(sink.summaries.get(0).heldOut().examples()).isEqualTo(3);
    assertThatThrownBy(() -> new EvaluationLedger(settings(0), sink, state))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("evaluation.holdout")
        .hasMessageEndingWith("was 0");
  }

  @Test
  void withoutAHoldoutNothingIsSaid() {
    EvaluationLedger ledger = new EvaluationLedger(settings(0), sink);
    step(ledger, 0, 1, scores());
    ledger.add(end(1));
    assertThat(sink.windows.get(0).toJson()).doesNotContain("held_out");
  }

  /** One example is trained, with a margin of 1 and the label 1, the others are held out. */
  private static void step(EvaluationLedger ledger, long step, double norm, Scores heldOut) {
    int scoredCount = (int) heldOut.exampleCount();
    Accepted accepted = new Accepted(new double[] {1}, new byte[1], 0, 0);
    ledger.add(
        new StepRecords(0, step, 1 + scoredCount, scoredCount, accepted, List.of(), List.of()));
    List<Scores> tested = scoredCount == 0 ? List.of() : List.of(heldOut);
    ledger.add(new ShardScores(0, step, step, 1, 0, norm, 0, scores(1), tested));
  }

  /** Returns scores of examples with label 1. */
  private static Scores scores(double... margins) {
    ScoreCollector collector = ScoreCollector.of(Targets.of(Task.BINARY));
    for (double margin : margins) {
      collector.add(margin, 1, .5);
    }
    return collector.take();
  }

  private static ShardScores end(long steps) {
    return ShardScores.end(0, steps, scores());
  }

  private static EvaluationSettings settings(int every) {
    return new EvaluationSettings(
        Targets.of(Task.BINARY),
        1,
        WindowLength.fixed(100),
        List.of("only.csv"),
        RejectionLimit.NONE,
        new StepNormBounds(NORM_MAX, 1e6),
        true,
        RollingSettings.none(),
        DriftDetectorType.NONE,
        new Folds(0, new Holdout(every)));
  }
}
