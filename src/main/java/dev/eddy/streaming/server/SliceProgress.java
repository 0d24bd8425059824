package dev.eddy.streaming.server;

import dev.eddy.learning.descent.DescentProgress;
import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.learning.reaction.Reactor;

/**
 * Where a slice is, apart from its rows.
 *
 * @param steps which steps were applied
 * @param stepCount steps of the input, {@link #UNKNOWN} while it goes on
 * @param endedShardCount shards that said that the input ended
 * @param digest of every gradient and every changed weight
 * @param totals what was trained
 * @param reactor what reacts to drift
 * @param descent where a descent is
 */
public record SliceProgress(
    StepProgress steps,
    long stepCount,
    int endedShardCount,
    long digest,
    StepTotals totals,
    Reactor.State reactor,
    DescentProgress descent) {
  /** More steps than any input can have. */
  static final long UNKNOWN = Long.MAX_VALUE;

  /** The learner neither descends nor reacts. */
  public SliceProgress(
      StepProgress steps, long stepCount, int endedShardCount, long digest, StepTotals totals) {
    this(
        steps,
        stepCount,
        endedShardCount,
        digest,
        totals,
        Reactor.State.start(),
        DescentProgress.start());
  }
}
