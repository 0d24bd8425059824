package dev.eddy.streaming.worker;

import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.Theta;
import java.util.List;

/** One worker's part of the training loop, for all of its shards. */
interface ShardLoop {
  /**
   * Returns the loop of the algorithm that is set.
   *
   * @param shards the worker's own shards
   * @param cache keeps blocks where they are needed more than once
   */
  static ShardLoop of(
      LoopSettings settings, List<ShardAssembly> shards, BlockCache cache, WorkerOutput output) {
    return settings.learner().isDescent()
        ? new DescentLoop(settings, shards, cache, output)
        : new WorkerLoop(settings, shards, output);
  }

  void add(Block block);

  void add(Theta theta);

  /** Computes at most one step of each shard and returns whether there was one. */
  boolean computeNext() throws Exception;

  /** Whether a step is complete whose theta has not come yet. */
  boolean isWaitingForTheta();

  /** Whether there is a part of a longer work that can be done now. */
  default boolean hasPart() {
    return false;
  }

  /** Does such a part; barriers get through before the next one. */
  default void computePart() throws Exception {
    throw new IllegalStateException("there must be a part to compute");
  }

  /** Begins nothing more. */
  default void stop() {}

  Iterable<ShardAssembly> shards();

  /** Returns how many bytes the worker's copies of theta are. */
  long thetaBytes();
}
