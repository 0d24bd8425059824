package dev.eddy.streaming.report;

import dev.eddy.learning.metric.Scores;
import dev.eddy.streaming.assembly.ShardMessage;
import dev.eddy.streaming.wire.SplitMark;

/**
 * How well theta predicted one shard's examples of one step: from a worker to the evaluation.
 *
 * @param step number of the step, from 0
 * @param stepId its id
 * @param splitCount how many splits have records in the step; 0 when this is no step but the word
 *     that the input had {@code step} steps
 * @param staleness of the step's gradient: {@code step} - v when it was computed with theta(v)
 * @param norm of the step's gradient, as the servers judge it
 */
public record ShardScores(
    int shard, long step, long stepId, int splitCount, int staleness, double norm, Scores scores)
    implements ShardMessage {

  /** Returns the word that the input had so many steps. */
  public static ShardScores end(int shard, long steps, Scores nothing) {
    return new ShardScores(shard, steps, SplitMark.ALL, 0, 0, 0, nothing);
  }
}
