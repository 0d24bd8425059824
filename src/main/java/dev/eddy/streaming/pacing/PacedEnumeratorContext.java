package dev.eddy.streaming.pacing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** Passes the wrapped enumerator's calls on, wrapping each split that it assigns. */
final class PacedEnumeratorContext<S extends SourceSplit> implements SplitEnumeratorContext<S> {
  private final SplitEnumeratorContext<PacedSplit<S>> context;
  private final SplitIndex<S> index;
  private final int splitCount;

  PacedEnumeratorContext(
      SplitEnumeratorContext<PacedSplit<S>> context, SplitIndex<S> index, int splitCount) {
    this.context = context;
    this.index = index;
    this.splitCount = splitCount;
  }

  @Override
  public void assignSplits(SplitsAssignment<S> assignment) {
    Map<Integer, List<PacedSplit<S>>> wrapped = new HashMap<>();
    assignment
        .assignment()
        .forEach(
            (reader, splits) -> {
              List<PacedSplit<S>> paced = new ArrayList<>();
              splits.forEach(split -> paced.add(start(split)));
              wrapped.put(reader, paced);
            });
    context.assignSplits(new SplitsAssignment<>(wrapped));
  }

  private PacedSplit<S> start(S split) {
    int number = index.of(split);
    if (number < 0 || number >= splitCount) {
      throw new IllegalStateException(
          "split "
              + split.splitId()
              + " must be one of the "
              + splitCount
              + " that the job started with, was number "
              + number);
    }
    return PacedSplit.start(split, StepState.start(number, splitCount));
  }

  @Override
  public SplitEnumeratorMetricGroup metricGroup() {
    return context.metricGroup();
  }

  @Override
  public void sendEventToSourceReader(int subtask, SourceEvent event) {
    context.sendEventToSourceReader(subtask, event);
  }

  @Override
  public void sendEventToSourceReader(int subtask, int attempt, SourceEvent event) {
    context.sendEventToSourceReader(subtask, attempt, event);
  }

  @Override
  public int currentParallelism() {
    return context.currentParallelism();
  }

  @Override
  public Map<Integer, ReaderInfo> registeredReaders() {
    return context.registeredReaders();
  }

  @Override
  public Map<Integer, Map<Integer, ReaderInfo>> registeredReadersOfAttempts() {
    return context.registeredReadersOfAttempts();
  }

  @Override
  public void signalNoMoreSplits(int subtask) {
    context.signalNoMoreSplits(subtask);
  }

  @Override
  public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
    context.callAsync(callable, handler);
  }

  @Override
  public <T> void callAsync(
      Callable<T> callable, BiConsumer<T, Throwable> handler, long delayMillis, long periodMillis) {
    context.callAsync(callable, handler, delayMillis, periodMillis);
  }

  @Override
  public void runInCoordinatorThread(Runnable runnable) {
    context.runInCoordinatorThread(runnable);
  }

  @Override
  public void setIsProcessingBacklog(boolean isProcessingBacklog) {
    context.setIsProcessingBacklog(isProcessingBacklog);
  }
}
