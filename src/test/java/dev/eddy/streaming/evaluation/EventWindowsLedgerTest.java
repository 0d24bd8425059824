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
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventWindowsLedgerTest {

  @Test
  void aWindowByEventTimeIsThatOfItsStepsAndClosesWithTheNext() {
    EvaluationSettings hourly =
        new EvaluationSettings(
            Targets.of(Task.BINARY),
            1,
            3,
            List.of("only.csv"),
            RejectionLimit.NONE,
            StepNormBounds.none(),
            true,
            RollingSettings.none().withEvents(new EventWindows(100, 500)),
            DriftDetectorType.NONE,
            Folds.none());
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

  private static ShardScores scored(long step, long id) {
    ScoreCollector collector = ScoreCollector.of(Targets.of(Task.BINARY));
    collector.add(1, 1, .5);
    collector.add(1, 0, .5);
    return new ShardScores(0, step, id, 1, (int) (step % 2), 1, collector.take());
  }
}
