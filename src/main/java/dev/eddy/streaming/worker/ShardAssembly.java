package dev.eddy.streaming.worker;

import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.SplitMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The blocks of one shard, by step. Every split sends every shard a block for each of its steps, so
 * all shards know the same step ids, and the n-th of them is step n. A step is complete when every
 * split is closed through it; sources run at most W steps ahead, which bounds what is held.
 */
final class ShardAssembly {
  private final int shard;
  private final TreeMap<Long, TreeMap<Integer, Block>> steps = new TreeMap<>();
  private final SplitFrontier frontier;
  private final StepFactoring factoring;
  private long factoredThrough = -1;
  private long nextStep;
  private long lastStepId;
  private boolean isEndSent;
  private long keptBlocks;
  private long passes;

  ShardAssembly(int shard, ShardProgress progress, StepFactoring factoring) {
    this.shard = shard;
    this.nextStep = progress.nextStep();
    this.lastStepId = progress.lastStepId();
    this.isEndSent = progress.isEndSent();
    this.keptBlocks = progress.keptBlocks();
    this.passes = progress.passes();
    this.factoring = factoring;
    this.frontier = new SplitFrontier(progress.closedThrough(), progress.memberSince());
  }

  /** Takes what a split sent. */
  void add(Block block) {
    if (block.mark().hasStep()) {
      hold(block);
    }
    frontier.advance(block.mark());
    factorComplete();
  }

  /** Takes a block that a checkpoint held; its mark is known already. */
  void restore(Block block) {
    hold(block);
  }

  int shard() {
    return shard;
  }

  /** Returns the number of the first step without a gradient. */
  long nextStep() {
    return nextStep;
  }

  /** Returns how many steps are held, complete or not, to any thread. */
  int waitingCount() {
    return steps.size();
  }

  /** Whether the next step exists and all its blocks are there. */
  boolean isReady() {
    return !steps.isEmpty() && steps.firstKey() <= frontier.closedByAll();
  }

  /** Whether all splits ended and every step has its gradient. */
  boolean isThrough() {
    return steps.isEmpty() && frontier.closedByAll() == SplitMark.ALL;
  }

  /** Hands out the next step and goes on to the one after it. */
  ShardStep take() {
    Map.Entry<Long, TreeMap<Integer, Block>> first = steps.pollFirstEntry();
    lastStepId = first.getKey();
    List<Block> blocks = factoring.factor(List.copyOf(first.getValue().values()));
    return new ShardStep(nextStep++, lastStepId, blocks);
  }

  /** Hands out a step without blocks behind the last one, for a pass over what is kept. */
  ShardStep takePass() {
    passes++;
    return new ShardStep(nextStep++, ++lastStepId, List.of());
  }

  boolean hasPasses() {
    return passes > 0;
  }

  /** Returns how many blocks are kept. */
  long keptBlocks() {
    return keptBlocks;
  }

  /** Returns the number of a block that is kept from now on. */
  long nextKeptBlock() {
    return keptBlocks++;
  }

  boolean isEndSent() {
    return isEndSent;
  }

  void endSent() {
    isEndSent = true;
  }

  ShardProgress progress() {
    return new ShardProgress(
        nextStep,
        lastStepId,
        isEndSent,
        keptBlocks,
        passes,
        frontier.closedThrough(),
        frontier.memberSince());
  }

  /**
   * Returns the blocks held, in step and split order, not factored: copies, because a state on the
   * heap is written while the worker goes on.
   */
  List<Block> blocks() {
    List<Block> held = new ArrayList<>();
    for (TreeMap<Integer, Block> blocks : steps.values()) {
      blocks.values().forEach(block -> held.add(block.with(block.batch().unfactored())));
    }
    return held;
  }

  /** Factors the steps that have become complete, ahead of their turn. */
  private void factorComplete() {
    long closed = frontier.closedByAll();
    if (closed <= factoredThrough) {
      return;
    }
    for (TreeMap<Integer, Block> blocks :
        steps.subMap(factoredThrough, false, closed, true).values()) {
      for (Block factored : factoring.factor(List.copyOf(blocks.values()))) {
        blocks.put(factored.mark().split(), factored);
      }
    }
    factoredThrough = closed;
  }

  private void hold(Block block) {
    SplitMark mark = block.mark();
    if (mark.stepId() <= lastStepId) {
      throw new IllegalStateException(
          "step id of shard %d from split %d must be > %d, was %d"
              .formatted(shard, mark.split(), lastStepId, mark.stepId()));
    }
    Block before =
        steps.computeIfAbsent(mark.stepId(), id -> new TreeMap<>()).put(mark.split(), block);
    if (before != null) {
      throw new IllegalStateException(
          "split %d must send shard %d one block for step id %d, sent two"
              .formatted(mark.split(), shard, mark.stepId()));
    }
  }
}
