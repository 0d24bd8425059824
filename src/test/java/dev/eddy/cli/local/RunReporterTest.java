package dev.eddy.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.lag.RecordedContext;
import dev.eddy.streaming.lag.SourceLag;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class RunReporterTest {
  private static final MetricGroup GROUP = new UnregisteredMetricsGroup();

  @Test
  void theLagIsThatOfTheSourcesThatAreThere() {
    try (RunMetrics metrics = RunMetrics.open()) {
      RunReporter reporter = reporter(metrics);
      assertThat(metrics.lag()).as("of files").isEmpty();
      SourceLag failed = lagOf(400);
      SourceLag alive = lagOf(30);
      reporter.notifyOfAddedMetric(failed, "lag", GROUP);
      reporter.notifyOfAddedMetric(alive, "lag", GROUP);
      assertThat(metrics.lag()).hasValue(430);

      // Flink's own name for the same gauge is not counted besides, nor missed when it goes.
      reporter.notifyOfAddedMetric(alive, "pendingRecords", GROUP);
      reporter.notifyOfRemovedMetric(failed, "lag", GROUP);
      reporter.notifyOfRemovedMetric(alive, "pendingRecords", GROUP);
      assertThat(metrics.lag()).hasValue(30);
      reporter.notifyOfRemovedMetric(alive, "lag", GROUP);
      assertThat(metrics.lag()).isEmpty();
    }
  }

  private static RunReporter reporter(RunMetrics metrics) {
    MetricConfig properties = new MetricConfig();
    metrics
        .reporting(new Configuration())
        .toMap()
        .forEach((key, value) -> properties.put(key.substring(key.lastIndexOf('.') + 1), value));
    RunReporter reporter = new RunReporter();
    reporter.open(properties);
    return reporter;
  }

  private static SourceLag lagOf(long records) {
    SourceLag lag = new SourceLag(new RecordedContext().context());
    lag.newSplit().metricGroup().setPendingRecordsGauge(() -> records);
    return lag;
  }
}
