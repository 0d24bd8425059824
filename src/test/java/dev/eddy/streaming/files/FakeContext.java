package dev.eddy.streaming.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** Keeps what an enumerator assigns. */
final class FakeContext implements SplitEnumeratorContext<LineSplit> {
  private final int parallelism;
  private final Map<Integer, List<LineSplit>> assigned = new HashMap<>();
  private final List<Integer> told = new ArrayList<>();

  FakeContext(int parallelism) {
    this.parallelism = parallelism;
  }

  /** Returns all splits of an input, in the order of their numbers. */
  static List<LineSplit> splits(FileInput input) throws Exception {
    FakeContext context = new FakeContext(1);
    try (SplitEnumerator<LineSplit, List<LineSplit>> enumerator =
        input.trainingInput().source().createEnumerator(context)) {
      enumerator.start();
      enumerator.addReader(0);
    }
    return context.assigned(0);
  }

  List<LineSplit> assigned(int reader) {
    return assigned.getOrDefault(reader, List.of());
  }

  /** Returns who was told that no more splits come. */
  List<Integer> told() {
    return told;
  }

  @Override
  public void assignSplits(SplitsAssignment<LineSplit> assignment) {
    assignment
        .assignment()
        .forEach(
            (reader, splits) ->
                assigned.computeIfAbsent(reader, key -> new ArrayList<>()).addAll(splits));
  }

  @Override
  public void signalNoMoreSplits(int reader) {
    told.add(reader);
  }

  @Override
  public int currentParallelism() {
    return parallelism;
  }

  @Override
  public SplitEnumeratorMetricGroup metricGroup() {
    throw new UnsupportedOperationException("metricGroup");
  }

  @Override
  public void sendEventToSourceReader(int reader, SourceEvent event) {
    throw new UnsupportedOperationException("sendEventToSourceReader");
  }

  @Override
  public Map<Integer, ReaderInfo> registeredReaders() {
    throw new UnsupportedOperationException("registeredReaders");
  }

  @Override
  public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
    throw new UnsupportedOperationException("callAsync");
  }

  @Override
  public <T> void callAsync(
      Callable<T> callable, BiConsumer<T, Throwable> handler, long delayMillis, long periodMillis) {
    throw new UnsupportedOperationException("callAsync");
  }

  @Override
  public void runInCoordinatorThread(Runnable runnable) {
    throw new UnsupportedOperationException("runInCoordinatorThread");
  }
}
