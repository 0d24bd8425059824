package dev.eddy.cli.local;

import dev.eddy.streaming.latency.LatencyHistogram;
import dev.eddy.streaming.meter.Meter;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Flink's door to {@link StepWays}: found by its name in the cluster's options. */
public final class StepWayReporter implements MetricReporterFactory, MetricReporter {
  /** The property that says whose books these are. */
  static final String RUN = "run";

  private Optional<StepWays> ways = Optional.empty();

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new StepWayReporter();
  }

  @Override
  public void open(MetricConfig config) {
    ways = StepWays.find(config.getString(RUN, ""));
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    if (name.equals(Meter.WORKER_STEP_WAY.id()) && metric instanceof LatencyHistogram worker) {
      ways.ifPresent(open -> open.add(worker));
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}

  @Override
  public void close() {}
}
