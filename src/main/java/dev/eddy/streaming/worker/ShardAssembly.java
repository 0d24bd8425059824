package dev.eddy.streaming.worker;

import dev.eddy.learning.example.Batch;
import dev.eddy.streaming.wire.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The blocks of one shard, by step. A step is complete when every split has either sent its block
 * or ended before; sources run at most W steps ahead, which bounds what is held.
 */
final class ShardAssembly {
  private final int shard;
  private final TreeMap<Long, Block[]> steps = new TreeMap<>();
  private long[] stepCounts;
  private long nextStep;
  private boolean isEndSent;

  ShardAssembly(int shard, ShardProgress progress) {
    this.shard = shard;
    this.nextStep = progress.nextStep();
    this.isEndSent = progress.isEndSent();
    this.stepCounts = progress.stepCounts().clone();
  }

  void add(Block block) {
    if (stepCounts.length == 0) {
      stepCounts = new long[block.splitCount()];
      Arrays.fill(stepCounts, ShardProgress.UNKNOWN);
    }
    if (block.step() < nextStep) {
      throw new IllegalStateException(
          "step of shard %d from split %d must be >= %d, was %d"
              .formatted(shard, block.split(), nextStep, block.step()));
    }
    Block[] blocks = steps.computeIfAbsent(block.step(), s -> new Block[stepCounts.length]);
    if (blocks[block.split()] != null) {
      throw new IllegalStateException(
          "split %d must send shard %d one block for step %d, sent two"
              .formatted(block.split(), shard, block.step()));
    }
    blocks[block.split()] = block;
    if (block.endsSplit()) {
      stepCounts[block.split()] = block.step() + 1;
    }
  }

  int shard() {
    return shard;
  }

  /** Returns the first step without a gradient. */
  long nextStep() {
    return nextStep;
  }

  /** Whether the next step exists and all its blocks are there. */
  boolean isReady() {
    if (stepCounts.length == 0 || isThrough()) {
      return false;
    }
    Block[] blocks = steps.get(nextStep);
    for (int split = 0; split < stepCounts.length; split++) {
      boolean isHere = blocks != null && blocks[split] != null;
      if (!isHere && nextStep < stepCounts[split]) {
        return false;
      }
    }
    return true;
  }

  /** Whether all splits ended and every step has its gradient. */
  boolean isThrough() {
    if (stepCounts.length == 0) {
      return false;
    }
    for (long count : stepCounts) {
      if (nextStep < count) {
        return false;
      }
    }
    return true;
  }

  /** Hands out the next step's batches in split order and goes on to the step after it. */
  List<Batch> take() {
    List<Batch> batches = new ArrayList<>();
    for (Block block : steps.remove(nextStep)) {
      if (block != null) {
        batches.add(block.batch());
      }
    }
    nextStep++;
    return batches;
  }

  boolean isEndSent() {
    return isEndSent;
  }

  void endSent() {
    isEndSent = true;
  }

  ShardProgress progress() {
    return new ShardProgress(nextStep, isEndSent, stepCounts.clone());
  }

  /** Returns the blocks held, in step and split order. */
  List<Block> blocks() {
    List<Block> held = new ArrayList<>();
    for (Block[] blocks : steps.values()) {
      for (Block block : blocks) {
        if (block != null) {
          held.add(block);
        }
      }
    }
    return held;
  }
}
