package dev.eddy.cli.local;

import dev.eddy.streaming.latency.LatencyHistogram;
import dev.eddy.streaming.latency.LogHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;

/**
 * The ways of the steps that all workers of a run timed, before failures too: a reporter of the
 * embedded cluster hands their metrics over, which outlive the tasks here.
 */
final class StepWays implements AutoCloseable {
  private static final String REPORTER = "eddy-step-ways";
  private static final String PREFIX = "metrics.reporter." + REPORTER + ".";
  private static final Map<String, StepWays> OPEN = new ConcurrentHashMap<>();

  private final String run;
  // Guarded by this: each task manager's threads hand over.
  private final List<LatencyHistogram> workers = new ArrayList<>();

  private StepWays(String run) {
    this.run = run;
  }

  /** Opens the books of a run. */
  static StepWays open() {
    StepWays opened = new StepWays(UUID.randomUUID().toString());
    OPEN.put(opened.run, opened);
    return opened;
  }

  /** Returns the books of a run that is still open. */
  static Optional<StepWays> find(String run) {
    return Optional.ofNullable(OPEN.get(run));
  }

  /** Returns the cluster's options with the reporter beside those that are named. */
  Configuration reporting(Configuration options) {
    Configuration reporting = new Configuration(options);
    reporting.setString(PREFIX + "factory.class", StepWayReporter.class.getName());
    reporting.setString(PREFIX + StepWayReporter.RUN, run);
    // Without a list Flink takes all reporters there are.
    options
        .getOptional(MetricOptions.REPORTERS_LIST)
        .ifPresent(named -> reporting.set(MetricOptions.REPORTERS_LIST, named + "," + REPORTER));
    return reporting;
  }

  synchronized void add(LatencyHistogram worker) {
    workers.add(worker);
  }

  /** Returns what all workers have timed until now, in microseconds. */
  synchronized LogHistogram merged() {
    LogHistogram all = new LogHistogram();
    workers.forEach(worker -> all.add(worker.copy()));
    return all;
  }

  @Override
  public void close() {
    OPEN.remove(run);
  }
}
