package dev.eddy.cli.local;

import dev.eddy.streaming.lag.SourceLag;
import dev.eddy.streaming.latency.LatencyHistogram;
import dev.eddy.streaming.latency.LogHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;

/**
 * What the tasks of a run tell this process, handed over by a reporter of the embedded cluster: the
 * ways of the steps that all workers timed, before failures too, for which these metrics outlive
 * their tasks here, and the lag of the sources that are there now.
 */
final class RunMetrics implements AutoCloseable {
  private static final String REPORTER = "eddy-run";
  private static final String PREFIX = "metrics.reporter." + REPORTER + ".";
  private static final Map<String, RunMetrics> OPEN = new ConcurrentHashMap<>();

  private final String run;
  // Guarded by this: each task manager's threads hand over.
  private final List<LatencyHistogram> workers = new ArrayList<>();
  private final List<SourceLag> sources = new ArrayList<>();

  private RunMetrics(String run) {
    this.run = run;
  }

  /** Opens the books of a run. */
  static RunMetrics open() {
    RunMetrics opened = new RunMetrics(UUID.randomUUID().toString());
    OPEN.put(opened.run, opened);
    return opened;
  }

  /** Returns the books of a run that is still open. */
  static Optional<RunMetrics> find(String run) {
    return Optional.ofNullable(OPEN.get(run));
  }

  /** Returns the cluster's options with the reporter beside those that are named. */
  Configuration reporting(Configuration options) {
    Configuration reporting = new Configuration(options);
    reporting.setString(PREFIX + "factory.class", RunReporter.class.getName());
    reporting.setString(PREFIX + RunReporter.RUN, run);
    // Without a list Flink takes all reporters there are.
    options
        .getOptional(MetricOptions.REPORTERS_LIST)
        .ifPresent(named -> reporting.set(MetricOptions.REPORTERS_LIST, named + "," + REPORTER));
    return reporting;
  }

  synchronized void add(LatencyHistogram worker) {
    workers.add(worker);
  }

  synchronized void add(SourceLag source) {
    sources.add(source);
  }

  /** A task has ended or failed. */
  synchronized void remove(SourceLag source) {
    sources.remove(source);
  }

  /** Returns the records that are still to be fetched; empty while no source tells that. */
  synchronized OptionalLong lag() {
    return sources.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(sources.stream().mapToLong(SourceLag::getValue).sum());
  }

  /** Returns the ways that all workers have timed until now, in microseconds. */
  synchronized LogHistogram stepWays() {
    LogHistogram all = new LogHistogram();
    workers.forEach(worker -> all.add(worker.copy()));
    return all;
  }

  @Override
  public void close() {
    OPEN.remove(run);
  }
}
