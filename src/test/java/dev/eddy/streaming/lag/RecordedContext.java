package dev.eddy.streaming.lag;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;

/** A context that remembers what was called, and which gauges were entered. */
public final class RecordedContext {
  final List<String> calls = new ArrayList<>();
  final Map<String, Gauge<?>> gauges = new TreeMap<>();

  private final SourceReaderMetricGroup metrics = of(SourceReaderMetricGroup.class);
  private final SourceReaderContext context = of(SourceReaderContext.class);

  /** Returns it as Flink has it. */
  public SourceReaderContext context() {
    return context;
  }

  private <T> T of(Class<T> type) {
    InvocationHandler recorder =
        (proxy, method, arguments) -> {
          calls.add(method.getName());
          if (method.getName().equals("gauge")) {
            gauges.put((String) arguments[0], (Gauge<?>) arguments[1]);
            return arguments[1];
          }
          if (method.getName().equals("setPendingRecordsGauge")) {
            gauges.put("pendingRecords", (Gauge<?>) arguments[0]);
          }
          Class<?> result = method.getReturnType();
          return result == MetricGroup.class || result == SourceReaderMetricGroup.class
              ? metrics()
              : result == int.class ? Integer.valueOf(7) : null;
        };
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, recorder));
  }

  private SourceReaderMetricGroup metrics() {
    return metrics;
  }
}
