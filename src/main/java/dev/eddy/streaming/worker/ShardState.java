package dev.eddy.streaming.worker;

import dev.eddy.streaming.operator.UnionLists;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.BlockSerializer;
import java.util.List;
import org.apache.flink.runtime.state.StateInitializationContext;

/** The shards of a worker in its checkpoints: where each is, and the blocks that wait for theta. */
final class ShardState {
  private final UnionLists<ShardProgress> progress;
  private final UnionLists<Block> blocks;
  private final boolean isRestored;

  private ShardState(
      UnionLists<ShardProgress> progress, UnionLists<Block> blocks, boolean isRestored) {
    this.progress = progress;
    this.blocks = blocks;
    this.isRestored = isRestored;
  }

  static ShardState open(StateInitializationContext context) throws Exception {
    return new ShardState(
        UnionLists.open(context.getOperatorStateStore(), "progress", new ShardProgressSerializer()),
        UnionLists.open(context.getOperatorStateStore(), "blocks", new BlockSerializer()),
        context.isRestored());
  }

  /** Returns the shards given as the checkpoint had them; those of others are forgotten. */
  List<ShardAssembly> restore(List<Integer> shards, StepFactoring factoring) {
    List<ShardAssembly> restored = shards.stream().map(shard -> restore(shard, factoring)).toList();
    progress.forgetRestored();
    blocks.forgetRestored();
    return restored;
  }

  /** Writes the shards into the checkpoint that is being taken. */
  void write(Iterable<ShardAssembly> shards) throws Exception {
    release();
    for (ShardAssembly shard : shards) {
      progress.add(shard.shard(), List.of(shard.progress()));
      blocks.add(shard.shard(), shard.blocks());
    }
  }

  /** Lets go of what the last checkpoint wrote. */
  void release() {
    progress.clear();
    blocks.clear();
  }

  private ShardAssembly restore(int shard, StepFactoring factoring) {
    List<ShardProgress> before = progress.restored(shard);
    if (isRestored && before.isEmpty()) {
      throw new IllegalStateException(
          "a checkpoint must hold every shard, has none of shard %d: another eddy wrote it"
              .formatted(shard));
    }
    ShardAssembly assembly =
        new ShardAssembly(
            shard, before.isEmpty() ? ShardProgress.start() : before.get(0), factoring);
    blocks.restored(shard).forEach(assembly::restore);
    return assembly;
  }
}
