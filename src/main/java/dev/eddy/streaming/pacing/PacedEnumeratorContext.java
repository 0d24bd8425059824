package dev.eddy.streaming.pacing;

import dev.eddy.streaming.pacing.EnumeratorState.Pending;
import dev.eddy.streaming.steps.StepState;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/**
 * Passes the wrapped enumerator's calls on, wrapping each split that it assigns. One that the job
 * did not start with is kept until the lead's reader has said from which step on it takes part:
 * after a failure the lead may not remember that, so whoever registers is asked again.
 */
final class PacedEnumeratorContext<S extends SourceSplit> implements SplitEnumeratorContext<S> {
  private final SplitEnumeratorContext<PacedSplit<S>> context;
  private final SplitIndex<S> index;
  private final Founding founding;
  private final Map<Integer, Pending<S>> pending = new TreeMap<>();

  PacedEnumeratorContext(
      SplitEnumeratorContext<PacedSplit<S>> context,
      SplitIndex<S> index,
      Founding founding,
      List<Pending<S>> restored) {
    this.context = context;
    this.index = index;
    this.founding = founding;
    restored.forEach(split -> pending.put(index.of(split.split()), split));
  }

  /**
   * What an input starts with.
   *
   * @param splitCount splits; others may join
   * @param passCount how often each of them is read
   */
  record Founding(int splitCount, int passCount) implements Serializable {

    /** Returns the same for another number of splits. */
    Founding of(int count) {
      return new Founding(count, passCount);
    }
  }

  int founderCount() {
    return founding.splitCount();
  }

  /** Returns the splits that wait for the lead's word. */
  List<Pending<S>> pending() {
    return List.copyOf(pending.values());
  }

  /**
   * Asks about all splits that wait. Nobody here knows which reader has the lead, and a split may
   * have been admitted while the reader that it goes to was away: so all are asked, each time that
   * one comes.
   */
  void askAll() {
    for (int reader : List.copyOf(context.registeredReaders().keySet())) {
      pending
          .keySet()
          .forEach(split -> context.sendEventToSourceReader(reader, new JoinRequest(split)));
    }
  }

  /** Lets a split go that the lead has admitted. */
  void admit(JoinGrant grant) {
    Pending<S> newcomer = pending.get(grant.split());
    if (newcomer == null) {
      return; // Asked twice, answered twice.
    }
    int reader = newcomer.reader() % context.currentParallelism();
    if (!context.registeredReaders().containsKey(reader)) {
      return; // It asks again when it is back.
    }
    pending.remove(grant.split());
    StepState state =
        StepState.newcomer(grant.split(), grant.firstStepId(), index.firstOffset(newcomer.split()));
    context.assignSplits(
        new SplitsAssignment<>(
            Map.of(reader, List.of(PacedSplit.start(newcomer.split(), state, 1)))));
  }

  @Override
  public void assignSplits(SplitsAssignment<S> assignment) {
    Map<Integer, List<PacedSplit<S>>> founders = new HashMap<>();
    assignment
        .assignment()
        .forEach(
            (reader, splits) -> {
              for (S split : splits) {
                int number = index.of(split);
                if (number < founding.splitCount()) {
                  founders
                      .computeIfAbsent(reader, r -> new ArrayList<>())
                      .add(found(split, number));
                } else {
                  pending.put(number, new Pending<>(split, reader));
                }
              }
            });
    if (!founders.isEmpty()) {
      context.assignSplits(new SplitsAssignment<>(founders));
    }
    // The lead may be among those just assigned.
    askAll();
  }

  private PacedSplit<S> found(S split, int number) {
    StepState state = StepState.founder(number, founding.splitCount(), index.firstOffset(split));
    return PacedSplit.start(split, state, founding.passCount());
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
