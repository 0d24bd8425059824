package dev.eddy.streaming.assembly;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts the messages of shards and splits together, step by step. Each shard sends one message for
 * each step, in order, which says how many splits have records in it; each of those sends one, too.
 * Holds as many steps as the sources may be ahead.
 */
public final class StepAssembly<P extends SplitMessage, S extends ShardMessage> {
  private final List<Deque<S>> waitingScores = new ArrayList<>();
  private final Map<Long, TreeMap<Integer, P>> waitingRecords = new HashMap<>();
  private long step;

  public StepAssembly(int shardCount) {
    for (int shard = 0; shard < shardCount; shard++) {
      waitingScores.add(new ArrayDeque<>());
    }
  }

  /** Continues where another assembly was when it returned {@code state}. */
  public StepAssembly(int shardCount, AssemblyState<P, S> state) {
    this(shardCount);
    step = state.step();
    state.splits().forEach(this::add);
    state.shards().forEach(this::add);
  }

  /** Takes the records of one of the split's steps. */
  public void add(P records) {
    P before =
        waitingRecords
            .computeIfAbsent(records.stepId(), id -> new TreeMap<>())
            .put(records.split(), records);
    if (before != null) {
      throw new IllegalStateException(
          "split %d must send its records of step id %d once, sent them twice"
              .formatted(records.split(), records.stepId()));
    }
  }

  /** Takes the scores of the shard's next step. */
  public void add(S scores) {
    int shard = scores.shard();
    if (shard < 0 || shard >= waitingScores.size()) {
      throw new IllegalStateException(
          "shard must be in 0 to %d, was %d".formatted(waitingScores.size() - 1, shard));
    }
    Deque<S> waiting = waitingScores.get(shard);
    long expected = step + waiting.size();
    if (scores.step() != expected || (!waiting.isEmpty() && waiting.peekLast().isEnd())) {
      throw new IllegalStateException(
          "step of the scores of shard %d must be %d, was %d"
              .formatted(shard, expected, scores.step()));
    }
    waiting.add(scores);
  }

  /** Takes the next step out, if it is complete. */
  public Optional<AssembledStep<P, S>> poll() {
    if (waitingScores.stream().anyMatch(Collection::isEmpty)) {
      return Optional.empty();
    }
    S first = waitingScores.get(0).element();
    for (Deque<S> waiting : waitingScores) {
      requireSame(first, waiting.element());
    }
    TreeMap<Integer, P> records = waitingRecords.getOrDefault(first.stepId(), new TreeMap<>());
    if (first.isEnd() || records.size() < first.splitCount()) {
      return Optional.empty();
    }
    waitingRecords.remove(first.stepId());
    List<S> scores = waitingScores.stream().map(Deque::remove).toList();
    return Optional.of(new AssembledStep<>(step++, List.copyOf(records.values()), scores));
  }

  /** Whether the input has ended and all its steps were taken out. */
  public boolean isDone() {
    for (Deque<S> waiting : waitingScores) {
      if (waiting.isEmpty() || !waiting.element().isEnd()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number of steps taken out, which is the next step. */
  public long step() {
    return step;
  }

  public AssemblyState<P, S> state() {
    return new AssemblyState<>(
        step,
        waitingRecords.values().stream().map(Map::values).flatMap(Collection::stream).toList(),
        waitingScores.stream().flatMap(Collection::stream).toList());
  }

  private void requireSame(S first, S scores) {
    boolean isSame = scores.stepId() == first.stepId() && scores.splitCount() == first.splitCount();
    if (!isSame) {
      throw new IllegalStateException(
          "step %d must be id %d of %d splits from every shard, was id %d of %d from shard %d"
              .formatted(
                  step,
                  first.stepId(),
                  first.splitCount(),
                  scores.stepId(),
                  scores.splitCount(),
                  scores.shard()));
    }
  }
}
