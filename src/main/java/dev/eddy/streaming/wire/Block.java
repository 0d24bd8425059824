package dev.eddy.streaming.wire;

import dev.eddy.learning.example.Batch;

/**
 * All examples that one split gives one shard in one step: from the decoder to the shard's worker.
 * Every split sends every shard exactly one block for each of its steps, an empty one if need be,
 * so a worker knows a step is complete by counting splits.
 *
 * @param shard from 0
 * @param split from 0 to splitCount - 1
 * @param splitCount how many splits the input has
 * @param step from 0
 * @param endsSplit whether the split has no step after this one
 */
public record Block(
    int shard, int split, int splitCount, long step, boolean endsSplit, Batch batch) {}
