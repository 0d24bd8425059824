package dev.eddy.streaming.wire;

import dev.eddy.learning.theta.ShardGradient;

/**
 * One shard's gradient of one step, the part that belongs to one slice of theta: from a worker to
 * the parameter server. Every shard sends every slice exactly one for each step.
 *
 * @param step number of the step, from 0
 * @param stepId its id, the same from every shard
 * @param endsInput whether this is no gradient but the word that the input had {@code step} steps
 */
public record Gradient(
    int shard, int slice, long step, long stepId, boolean endsInput, ShardGradient part) {}
