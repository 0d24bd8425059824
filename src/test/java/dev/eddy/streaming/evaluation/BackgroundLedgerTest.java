package dev.eddy.streaming.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.Targets;
import dev.eddy.learning.metric.sums.PredictorSums;
import dev.eddy.learning.reaction.Roles;
import dev.eddy.learning.reaction.TrialLog;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a model in the background is told with the window in which it is seen. */
class BackgroundLedgerTest {
  private final RecordingSink sink = new RecordingSink();

  @Test
  void trialsAreToldOnceAndCounted() {
    EvaluationLedger ledger = new EvaluationLedger(settings(), sink);
    step(ledger, 0, Roles.start());
    step(ledger, 1, new Roles(0, 0, 1, true));
    EvaluationLedger restored = new EvaluationLedger(settings(), sink, ledger.state());
    step(restored, 2, new Roles(1, 1, 0, false));
    step(restored, 3, new Roles(1, 1, 2, true));
    restored.add(ShardScores.end(0, 4, scores(0)));

    assertThat(sink.windows.get(0).toJson())
        .contains(
            """
            "background":[{"event":"started","step":1,"trained":2},\
            {"event":"took_over","step":2,"trained":4}]""");
    assertThat(sink.windows.get(1).toJson())
        .contains("\"background\":[{\"event\":\"started\",\"step\":3,\"trained\":6}]");
    assertThat(sink.summaries.get(0).trials()).isEqualTo(new TrialLog.Counts(2, 1));
  }

  private static void step(EvaluationLedger ledger, long step, Roles roles) {
    ledger.add(new StepRecords(0, step, 2, new double[] {1, 1}, List.of(), List.of()));
    ledger.add(
        new ShardScores(
            0,
            step,
            step,
            1,
            0,
            1,
            0,
            scores(2),
            Map.of(),
            List.of(),
            PredictorSums.none(),
            roles));
  }

  private static Scores scores(int count) {
    ScoreCollector collector = ScoreCollector.of(Targets.of(Task.BINARY));
    for (int i = 0; i < count; i++) {
      collector.add(1, 1, .5);
    }
    return collector.take();
  }

  private static EvaluationSettings settings() {
    return new EvaluationSettings(
        Targets.of(Task.BINARY), 1, 6, List.of("only.csv"), StepNormBounds.none(), true);
  }
}
