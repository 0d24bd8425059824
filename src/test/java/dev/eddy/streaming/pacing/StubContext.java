package dev.eddy.streaming.pacing;

import java.util.Map;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.OperatorIOMetricGroup;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;

/** The context of a reader that asks for its metric scope alone. */
final class StubContext implements SourceReaderContext {
  private final Scope scope = new Scope();

  @Override
  public SourceReaderMetricGroup metricGroup() {
    return scope;
  }

  @Override
  public Configuration getConfiguration() {
    return new Configuration();
  }

  @Override
  public String getLocalHostName() {
    return "localhost";
  }

  @Override
  public int getIndexOfSubtask() {
    return 0;
  }

  @Override
  public void sendSplitRequest() {}

  @Override
  public void sendSourceEventToCoordinator(SourceEvent event) {}

  @Override
  public UserCodeClassLoader getUserCodeClassLoader() {
    return SimpleUserCodeClassLoader.create(StubContext.class.getClassLoader());
  }

  /** What a feedback key is read from. */
  private static final class Scope extends UnregisteredMetricsGroup
      implements SourceReaderMetricGroup {
    @Override
    public Map<String, String> getAllVariables() {
      return Map.of(
          "<job_id>", "job",
          "<task_attempt_id>", "execution_vertex_0_0",
          "<tm_id>", "paced-reader-test",
          "<subtask_index>", "0",
          "<task_attempt_num>", "0");
    }

    @Override
    public Counter getNumRecordsInErrorsCounter() {
      return counter("errors");
    }

    @Override
    public void setPendingBytesGauge(Gauge<Long> gauge) {}

    @Override
    public void setPendingRecordsGauge(Gauge<Long> gauge) {}

    @Override
    public OperatorIOMetricGroup getIOMetricGroup() {
      return UnregisteredMetricsGroup.createOperatorIOMetricGroup();
    }
  }
}
