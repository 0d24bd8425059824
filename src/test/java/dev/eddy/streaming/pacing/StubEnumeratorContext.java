package dev.eddy.streaming.pacing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** Remembers what an enumerator did with its readers. */
final class StubEnumeratorContext implements SplitEnumeratorContext<PacedSplit<StubSource.Split>> {
  final TreeSet<Integer> registered = new TreeSet<>();
  final Map<Integer, List<PacedSplit<StubSource.Split>>> assigned = new HashMap<>();
  final List<String> asked = new ArrayList<>();
  private final int parallelism;

  StubEnumeratorContext(int parallelism) {
    this.parallelism = parallelism;
  }

  @Override
  public SplitEnumeratorMetricGroup metricGroup() {
    throw new UnsupportedOperationException("no test asks for it");
  }

  @Override
  public void sendEventToSourceReader(int subtask, SourceEvent event) {
    asked.add(subtask + " asked for " + ((JoinRequest) event).split());
  }

  @Override
  public int currentParallelism() {
    return parallelism;
  }

  @Override
  public Map<Integer, ReaderInfo> registeredReaders() {
    Map<Integer, ReaderInfo> readers = new HashMap<>();
    registered.forEach(reader -> readers.put(reader, new ReaderInfo(reader, "here")));
    return readers;
  }

  @Override
  public void assignSplits(SplitsAssignment<PacedSplit<StubSource.Split>> assignment) {
    assignment
        .assignment()
        .forEach(
            (reader, splits) ->
                assigned.computeIfAbsent(reader, r -> new ArrayList<>()).addAll(splits));
  }

  @Override
  public void signalNoMoreSplits(int subtask) {}

  @Override
  public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
    throw new UnsupportedOperationException("no test asks for it");
  }

  @Override
  public <T> void callAsync(
      Callable<T> callable, BiConsumer<T, Throwable> handler, long delayMillis, long periodMillis) {
    throw new UnsupportedOperationException("no test asks for it");
  }

  @Override
  public void runInCoordinatorThread(Runnable runnable) {
    runnable.run();
  }

  @Override
  public void setIsProcessingBacklog(boolean isProcessingBacklog) {}
}
