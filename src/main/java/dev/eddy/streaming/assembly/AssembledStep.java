package dev.eddy.streaming.assembly;

import java.util.List;

/**
 * Everything that was said of one step, in canonical order.
 *
 * @param step number of the step, from 0
 * @param splits of each split that has records in the step, in split order
 * @param shards of each shard, in shard order
 */
public record AssembledStep<P extends SplitMessage, S extends ShardMessage>(
    long step, List<P> splits, List<S> shards) {}
