package dev.eddy.streaming.meter;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** A group that remembers what was entered, by its groups and name with dots between. */
public final class TestMetrics extends UnregisteredMetricsGroup {
  private final Map<String, Metric> metrics;
  private final String scope;

  /** Starts without a metric. */
  public TestMetrics() {
    this(new TreeMap<>(), "");
  }

  private TestMetrics(Map<String, Metric> metrics, String scope) {
    this.metrics = metrics;
    this.scope = scope;
  }

  public Set<String> names() {
    return metrics.keySet();
  }

  public double number(String name) {
    return metrics.get(name) instanceof Counter counter
        ? counter.getCount()
        : ((Number) ((Gauge<?>) metrics.get(name)).getValue()).doubleValue();
  }

  @Override
  public MetricGroup addGroup(String name) {
    return new TestMetrics(metrics, scope + name + ".");
  }

  @Override
  public MetricGroup addGroup(String key, String value) {
    return new TestMetrics(metrics, scope + key + "." + value + ".");
  }

  @Override
  public Counter counter(String name) {
    Counter counter = super.counter(name);
    metrics.put(scope + name, counter);
    return counter;
  }

  @Override
  public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
    metrics.put(scope + name, gauge);
    return gauge;
  }
}
