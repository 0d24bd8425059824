package dev.eddy.cli.local;

import dev.eddy.streaming.lag.SourceLag;
import dev.eddy.streaming.latency.LatencyHistogram;
import dev.eddy.streaming.meter.Meter;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Flink's door to {@link RunMetrics}: found by its name in the cluster's options. */
public final class RunReporter implements MetricReporterFactory, MetricReporter {
  /** The property that says whose books these are. */
  static final String RUN = "run";

  private Optional<RunMetrics> metrics = Optional.empty();

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new RunReporter();
  }

  @Override
  public void open(MetricConfig config) {
    metrics = RunMetrics.find(config.getString(RUN, ""));
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    if (name.equals(Meter.WORKER_STEP_WAY.id()) && metric instanceof LatencyHistogram worker) {
      metrics.ifPresent(open -> open.add(worker));
    } else if (name.equals(Meter.SOURCE_LAG.id()) && metric instanceof SourceLag source) {
      metrics.ifPresent(open -> open.add(source));
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    if (name.equals(Meter.SOURCE_LAG.id()) && metric instanceof SourceLag source) {
      metrics.ifPresent(open -> open.remove(source));
    }
  }

  @Override
  public void close() {}
}
