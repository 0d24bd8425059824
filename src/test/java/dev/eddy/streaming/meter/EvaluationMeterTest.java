package dev.eddy.streaming.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.metric.Evaluation;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EvaluationMeterTest {
  private final TestMetrics metrics = new TestMetrics();
  private long nowMillis = 1_000;
  private final EvaluationMeter meter =
      new EvaluationMeter(metrics, () -> TimeUnit.MILLISECONDS.toNanos(nowMillis));

  @Test
  void tellsWhatBecameOfTheRecords() {
    meter.step(7, new RecordCounts(10, 6, 2, 1, 1));

    assertThat(metrics.number("eddy.evaluation.steps")).isEqualTo(7);
    assertThat(metrics.number("eddy.evaluation.records.read")).isEqualTo(10);
    assertThat(metrics.number("eddy.evaluation.records.trained")).isEqualTo(6);
    assertThat(metrics.number("eddy.evaluation.records.set.aside")).isEqualTo(1);
  }

  @Test
  void aMetricIsThereFromItsFirstWindowOnAndNotANumberWhereItIsUndefined() {
    meter.window(evaluation(Map.of("log_loss", .7)), evaluation(Map.of("log_loss", .7)), 0);
    assertThat(metrics.names()).doesNotContain("eddy.evaluation.metric.auc.window");

    meter.window(evaluation(Map.of("auc", .9)), evaluation(Map.of("log_loss", .6)), 2);
    assertThat(metrics.number("eddy.evaluation.metric.auc.window")).isEqualTo(.9);
    assertThat(metrics.number("eddy.evaluation.metric.log_loss.window")).isNaN();
    assertThat(metrics.number("eddy.evaluation.metric.log_loss.cumulative")).isEqualTo(.6);
    assertThat(metrics.number("eddy.evaluation.metric.base.baseline")).isEqualTo(.5);
    assertThat(metrics.number("eddy.evaluation.drift.alarms")).isEqualTo(2);
  }

  @Test
  void aCheckpointMakesTheAgeBeginAnew() {
    nowMillis += 30_000;
    assertThat(metrics.number("eddy.evaluation.checkpoint.age.millis")).isEqualTo(30_000);
    meter.checkpointed();
    nowMillis += 5;
    assertThat(metrics.number("eddy.evaluation.checkpoint.age.millis")).isEqualTo(5);
  }

  private static Evaluation evaluation(Map<String, Double> numbers) {
    return new Evaluation(numbers, Map.of("base", .5));
  }
}
