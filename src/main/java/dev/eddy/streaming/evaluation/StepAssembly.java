package dev.eddy.streaming.evaluation;

import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts the messages of shards and splits together, step by step. Each shard and each split sends
 * one message for each step, in order; a step is complete when all shards and all splits that have
 * not ended before sent theirs. Holds as many steps as the sources may be ahead.
 */
final class StepAssembly {
  private final List<Deque<ShardScores>> waitingScores = new ArrayList<>();
  private final List<Deque<StepRecords>> waitingRecords = new ArrayList<>();
  private final BitSet endedSplits = new BitSet();
  private long step;

  StepAssembly(int shardCount) {
    for (int shard = 0; shard < shardCount; shard++) {
      waitingScores.add(new ArrayDeque<>());
    }
  }

  /** Continues where another assembly was when it returned {@code state}. */
  StepAssembly(int shardCount, AssemblyState state) {
    this(shardCount);
    step = state.step();
    expectSplits(state.splitCount());
    state.records().forEach(this::add);
    state.scores().forEach(this::add);
    state.endedSplits().forEach(endedSplits::set);
  }

  /** Takes the records of the split's next step. */
  void add(StepRecords records) {
    learnSplitCount(records.splitCount());
    int split = records.split();
    if (split < 0 || split >= waitingRecords.size() || endedSplits.get(split)) {
      throw new IllegalStateException(
          "split must be one of %d that has not ended, was %d in step %d"
              .formatted(waitingRecords.size(), split, records.step()));
    }
    Deque<StepRecords> waiting = waitingRecords.get(split);
    requireNext("records of split " + split, step + waiting.size(), records.step());
    waiting.add(records);
    endedSplits.set(split, records.endsSplit());
  }

  /** Takes the scores of the shard's next step. */
  void add(ShardScores scores) {
    int shard = scores.shard();
    if (shard < 0 || shard >= waitingScores.size()) {
      throw new IllegalStateException(
          "shard must be in 0 to %d, was %d".formatted(waitingScores.size() - 1, shard));
    }
    Deque<ShardScores> waiting = waitingScores.get(shard);
    requireNext("scores of shard " + shard, step + waiting.size(), scores.step());
    waiting.add(scores);
  }

  /** Takes the next step out, if it is complete. */
  Optional<CompleteStep> poll() {
    if (isDone()) {
      requireNoScores();
      return Optional.empty();
    }
    if (!isStepComplete()) {
      return Optional.empty();
    }
    List<StepRecords> records =
        waitingRecords.stream().map(Deque::poll).flatMap(Stream::ofNullable).toList();
    List<ShardScores> scores = waitingScores.stream().map(Deque::remove).toList();
    CompleteStep complete = new CompleteStep(step, waitingRecords.size(), records, scores);
    step++;
    return Optional.of(complete);
  }

  /** Whether all splits have ended and all their steps were taken out. */
  boolean isDone() {
    return !waitingRecords.isEmpty()
        && endedSplits.cardinality() == waitingRecords.size()
        && waitingRecords.stream().allMatch(Collection::isEmpty);
  }

  /** Returns the number of steps taken out, which is the next step. */
  long step() {
    return step;
  }

  AssemblyState state() {
    return new AssemblyState(
        step,
        waitingRecords.size(),
        endedSplits.stream().boxed().toList(),
        waitingRecords.stream().flatMap(Collection::stream).toList(),
        waitingScores.stream().flatMap(Collection::stream).toList());
  }

  private boolean isStepComplete() {
    // Scores come last as a rule, and there are few shards: looking at them first settles most
    // calls.
    if (waitingRecords.isEmpty() || waitingScores.stream().anyMatch(Collection::isEmpty)) {
      return false;
    }
    for (int split = 0; split < waitingRecords.size(); split++) {
      if (waitingRecords.get(split).isEmpty() && !endedSplits.get(split)) {
        return false;
      }
    }
    return true;
  }

  private void requireNoScores() {
    for (Deque<ShardScores> waiting : waitingScores) {
      if (!waiting.isEmpty()) {
        throw new IllegalStateException(
            "scores must end with step %d like the splits, shard %d has more"
                .formatted(step - 1, waiting.getFirst().shard()));
      }
    }
  }

  private void learnSplitCount(int splitCount) {
    if (waitingRecords.isEmpty()) {
      expectSplits(splitCount);
    }
    if (splitCount != waitingRecords.size()) {
      throw new IllegalStateException(
          "splitCount must stay %d, was %d".formatted(waitingRecords.size(), splitCount));
    }
  }

  private void expectSplits(int splitCount) {
    for (int split = 0; split < splitCount; split++) {
      waitingRecords.add(new ArrayDeque<>());
    }
  }

  private static void requireNext(String what, long expected, long actual) {
    if (actual != expected) {
      throw new IllegalStateException(
          "step of the %s must be %d, was %d".formatted(what, expected, actual));
    }
  }
}
