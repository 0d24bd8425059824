package dev.eddy.streaming.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.junit.jupiter.api.Test;

class SourceLagTest {
  private final RecordedContext subtask = new RecordedContext();
  private final SourceLag lag = new SourceLag(subtask.context());

  @Test
  void whatTheNewestReaderOfEachSplitSaysIsSummed() {
    SourceReaderContext first = lag.newSplit();
    SourceReaderContext second = lag.newSplit();
    first.metricGroup().setPendingRecordsGauge(() -> 5L);
    second.metricGroup().setPendingRecordsGauge(() -> 30L);
    assertThat(subtask.gauges).containsOnlyKeys("lag", "pendingRecords");
    assertThat(subtask.gauges.values()).allSatisfy(told -> assertThat(told).isSameAs(lag));
    assertThat(lag.getValue()).isEqualTo(35);

    // As with the next pass over the input, or behind a gap.
    second.metricGroup().setPendingRecordsGauge(() -> 200L);
    assertThat(lag.getValue()).isEqualTo(205);
    assertThat(subtask.calls).containsOnlyOnce("gauge", "setPendingRecordsGauge");
  }

  @Test
  void readersThatDoNotKnowTellNothing() {
    lag.newSplit().metricGroup().counter("other");
    assertThat(subtask.gauges).isEmpty();
  }

  @Test
  void allElseIsTheSubtasks() throws Exception {
    SourceReaderContext split = lag.newSplit();
    requirePassedOn(SourceReaderContext.class, split);
    requirePassedOn(SourceReaderMetricGroup.class, split.metricGroup());
    assertThat(split.getIndexOfSubtask()).isEqualTo(7);
    assertThat(split.currentParallelism()).isEqualTo(7);
  }

  private void requirePassedOn(Class<?> type, Object split)
      throws IllegalAccessException, InvocationTargetException {
    for (Method method : type.getMethods()) {
      String name = method.getName();
      if (Modifier.isStatic(method.getModifiers()) || isOfSplit(name)) {
        continue;
      }
      subtask.calls.clear();
      Object[] arguments =
          Arrays.stream(method.getParameterTypes())
              .map(of -> of == int.class ? Integer.valueOf(1) : of == String.class ? "name" : null)
              .toArray();
      method.invoke(split, arguments);
      assertThat(subtask.calls).as("%s", method).containsExactly(name);
    }
  }

  private static boolean isOfSplit(String name) {
    return name.equals("metricGroup") || name.equals("setPendingRecordsGauge");
  }
}
