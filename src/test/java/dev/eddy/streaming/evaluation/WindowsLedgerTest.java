package dev.eddy.streaming.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.fold.Folds;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.Targets;
import dev.eddy.learning.metric.rolling.EventWindows;
import dev.eddy.learning.metric.rolling.EventWindows.Period;
import dev.eddy.learning.metric.rolling.RollingSettings;
import dev.eddy.learning.metric.rolling.WindowLength;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsLedgerTest {

  @Test
  void aWindowByEventTimeIsThatOfItsStepsAndClosesWithTheNext() {
    EvaluationSettings hourly =
        settings(
            WindowLength.fixed(3), RollingSettings.none().withEvents(new EventWindows(100, 500)));
    RecordingSink sink = new RecordingSink();
    EvaluationLedger ledger = new EvaluationLedger(hourly, sink);
    // Intervals 3, 4 (twice), 5 and 19: windows 0, 0, 0, 1 and 3.
    long[] ids = {3L << 20, 4L << 20, (4L << 20) + 1, 5L << 20, 19L << 20};
    for (int step = 0; step < ids.length; step++) {
      EvaluationLedger next = new EvaluationLedger(hourly, sink, ledger.state());
      next.add(new StepRecords(0, ids[step], 2, new double[] {1, 0}, List.of(), List.of()));
      next.add(scored(step, ids[step]));
      ledger = next;
    }
    ledger.add(ShardScores.end(0, ids.length, ScoreCollector.of(Targets.of(Task.BINARY)).take()));
    assertThat(sink.windows)
        .extracting(WindowReport::period)
        .containsExactly(new Period(0, 500), new Period(500, 1000), new Period(1500, 2000));
    assertThat(sink.windows)
        .extracting(WindowReport::windowExamples, WindowReport::steps)
        .containsExactly(tuple(6L, 3L), tuple(2L, 4L), tuple(2L, 5L));
    assertThat(sink.windows.get(1).theta()).isEqualTo(new WindowReport.ThetaAge(2, 1));
  }

  @Test
  void windowsGrowWithTheStreamAndEndWhereTheyWouldHaveWithoutARestore() {
    EvaluationSettings growing = settings(WindowLength.growingFrom(2), RollingSettings.none());
    RecordingSink sink = new RecordingSink();
    EvaluationLedger ledger = new EvaluationLedger(growing, sink);
    for (int step = 0; step < 160; step++) {
      if (step % 7 == 0) {
        ledger = new EvaluationLedger(growing, sink, ledger.state());
      }
      ledger.add(new StepRecords(0, step, 2, new double[] {1, 0}, List.of(), List.of()));
      ledger.add(scored(step, step));
    }
    // A step has two examples, and a window a 50th of what was trained.
    List<Long> ends = new ArrayList<>();
    for (long end = 2; end <= 320; end = growing.windowLength().endAfter(end)) {
      ends.add(end + end % 2);
    }
    assertThat(ends).startsWith(2L, 4L).endsWith(310L, 316L).hasSize(117);
    assertThat(sink.windows).extracting(report -> report.total().trained()).isEqualTo(ends);
  }

  private static EvaluationSettings settings(WindowLength windows, RollingSettings rolling) {
    return new EvaluationSettings(
        Targets.of(Task.BINARY),
        1,
        windows,
        List.of("only.csv"),
        RejectionLimit.NONE,
        StepNormBounds.none(),
        true,
        rolling,
        DriftDetectorType.NONE,
        Folds.none());
  }

  private static ShardScores scored(long step, long id) {
    ScoreCollector collector = ScoreCollector.of(Targets.of(Task.BINARY));
    collector.add(1, 1, .5);
    collector.add(1, 0, .5);
    return new ShardScores(0, step, id, 1, (int) (step % 2), 1, collector.take());
  }
}
