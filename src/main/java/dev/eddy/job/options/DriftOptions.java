package dev.eddy.job.options;

import dev.eddy.learning.reaction.Reaction;
import dev.eddy.learning.reaction.ReactionSettings;
import dev.eddy.learning.reaction.TrialSettings;

/** What follows an alarm of drift. */
public final class DriftOptions {
  public static final Option<Reaction> REACTION =
      Option.choice(
          "drift.reaction",
          Reaction.class,
          Reaction.NONE,
          "What follows an alarm of `evaluation.drift-detector`: `boost` makes steps longer for a"
              + " while, `restart` forgets most of what the optimizer's accumulators have summed up,"
              + " `background` lets a second model start afresh, which takes over when it is"
              + " significantly better. For classes, with `training.algorithm` sgd, in step.");

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

  public static final Option<Integer> TRIAL_EXAMPLES_MIN =
      Option.whole(
          "drift.trial-examples-min",
          0,
          Integer.MAX_VALUE,
          TrialSettings.EXAMPLES_MIN,
          "Examples that the model in the background trains before it may take over.");

  public static final Option<Integer> TRIAL_EXAMPLES_MAX =
      Option.whole(
          "drift.trial-examples-max",
          1,
          Integer.MAX_VALUE,
          TrialSettings.EXAMPLES_MAX,
          "Examples after which the model in the background is dropped if it has not taken over;"
              + " above `drift.trial-examples-min`.");

  public static final Option<Double> SIGNIFICANCE =
      Option.positive(
          "drift.significance",
          .5,
          TrialSettings.SIGNIFICANCE,
          "How likely a gain like the one with which the model in the background takes over may be"
              + " by chance, by a one-sided paired test after each step.");

  private DriftOptions() {}
}
