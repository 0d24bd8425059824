package dev.eddy.streaming.assembly;

import java.util.List;

/**
 * What a checkpoint keeps of a {@link StepAssembly}.
 *
 * @param step number of the next step to be complete
 * @param splits messages of steps that are not complete
 * @param shards messages of steps that are not complete, and the shards' words that the input
 *     ended; a shard's in the order of steps
 */
public record AssemblyState<P extends SplitMessage, S extends ShardMessage>(
    long step, List<P> splits, List<S> shards) {}
