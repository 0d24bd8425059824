package dev.eddy.streaming.lag;

import java.util.Map;
import org.apache.flink.events.EventBuilder;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.OperatorIOMetricGroup;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.traces.SpanBuilder;

/** The metrics of a subtask, but for the pending records, which are those of a split. */
final class SplitMetricGroup implements SourceReaderMetricGroup {
  private final SourceReaderMetricGroup subtask;
  private final SplitLag lag;

  SplitMetricGroup(SourceReaderMetricGroup subtask, SplitLag lag) {
    this.subtask = subtask;
    this.lag = lag;
  }

  @Override
  public void setPendingRecordsGauge(Gauge<Long> pendingRecords) {
    lag.say(pendingRecords);
  }

  @Override
  public void setPendingBytesGauge(Gauge<Long> pendingBytes) {
    subtask.setPendingBytesGauge(pendingBytes);
  }

  @Override
  public Counter getNumRecordsInErrorsCounter() {
    return subtask.getNumRecordsInErrorsCounter();
  }

  @Override
  public OperatorIOMetricGroup getIOMetricGroup() {
    return subtask.getIOMetricGroup();
  }

  @Override
  public void addSpan(SpanBuilder span) {
    subtask.addSpan(span);
  }

  @Override
  public void addEvent(EventBuilder event) {
    subtask.addEvent(event);
  }

  @Override
  public Counter counter(String name) {
    return subtask.counter(name);
  }

  @Override
  public <C extends Counter> C counter(String name, C counter) {
    return subtask.counter(name, counter);
  }

  @Override
  public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
    return subtask.gauge(name, gauge);
  }

  @Override
  public <H extends Histogram> H histogram(String name, H histogram) {
    return subtask.histogram(name, histogram);
  }

  @Override
  public <M extends Meter> M meter(String name, M meter) {
    return subtask.meter(name, meter);
  }

  @Override
  public MetricGroup addGroup(String name) {
    return subtask.addGroup(name);
  }

  @Override
  public MetricGroup addGroup(String key, String value) {
    return subtask.addGroup(key, value);
  }

  @Override
  public String[] getScopeComponents() {
    return subtask.getScopeComponents();
  }

  @Override
  public Map<String, String> getAllVariables() {
    return subtask.getAllVariables();
  }

  @Override
  public String getMetricIdentifier(String name) {
    return subtask.getMetricIdentifier(name);
  }

  @Override
  public String getMetricIdentifier(String name, CharacterFilter filter) {
    return subtask.getMetricIdentifier(name, filter);
  }
}
