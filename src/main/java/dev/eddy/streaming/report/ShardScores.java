package dev.eddy.streaming.report;

import dev.eddy.learning.metric.Scores;

/** How well theta predicted one shard's examples of one step: from a worker to the evaluation. */
public record ShardScores(int shard, long step, Scores scores) {}
