package dev.eddy.job.options;

import dev.eddy.learning.reaction.Reaction;
import dev.eddy.learning.reaction.ReactionSettings;

/** What follows an alarm of drift. */
public final class DriftOptions {
  public static final Option<Reaction> REACTION =
      Option.choice(
          "drift.reaction",
          Reaction.class,
          Reaction.NONE,
          "What follows an alarm of `evaluation.drift-detector`: `boost` makes steps longer for a"
              + " while, `restart` forgets most of what the optimizer's accumulators have summed up."
              + " For two classes, with `training.algorithm` sgd, in step.");

  public static final Option<Double> BOOST =
      Option.positive(
          "drift.boost",
          1_000,
          ReactionSettings.BOOST,
          "What the learning rate is multiplied by right after an alarm, at least 1.");

  public static final Option<Integer> BOOST_EXAMPLES =
      Option.whole(
          "drift.boost-examples",
          1,
          Integer.MAX_VALUE,
          ReactionSettings.BOOST_EXAMPLES,
          "Trained examples over which the learning rate then returns to its own.");

  public static final Option<Double> KEPT =
      Option.positive(
          "drift.restart-keeps",
          1,
          ReactionSettings.KEPT,
          "Share of the accumulators' sums that a restart keeps.");

  private DriftOptions() {}
}
