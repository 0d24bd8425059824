package dev.eddy.streaming.lag;

import org.apache.flink.api.common.watermark.Watermark;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.util.UserCodeClassLoader;

/** The context of a subtask as the readers of one split see it. */
final class SplitContext implements SourceReaderContext {
  private final SourceReaderContext subtask;
  private final SourceReaderMetricGroup metrics;

  SplitContext(SourceReaderContext subtask, SplitLag lag) {
    this.subtask = subtask;
    this.metrics = new SplitMetricGroup(subtask.metricGroup(), lag);
  }

  @Override
  public SourceReaderMetricGroup metricGroup() {
    return metrics;
  }

  @Override
  public Configuration getConfiguration() {
    return subtask.getConfiguration();
  }

  @Override
  public String getLocalHostName() {
    return subtask.getLocalHostName();
  }

  @Override
  public int getIndexOfSubtask() {
    return subtask.getIndexOfSubtask();
  }

  @Override
  public void sendSplitRequest() {
    subtask.sendSplitRequest();
  }

  @Override
  public void sendSourceEventToCoordinator(SourceEvent event) {
    subtask.sendSourceEventToCoordinator(event);
  }

  @Override
  public UserCodeClassLoader getUserCodeClassLoader() {
    return subtask.getUserCodeClassLoader();
  }

  @Override
  public int currentParallelism() {
    return subtask.currentParallelism();
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    subtask.emitWatermark(watermark);
  }
}
