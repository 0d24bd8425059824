package dev.eddy.learning.reaction;

import dev.eddy.learning.drift.DriftDetectorType;
import java.io.Serializable;

/**
 * What follows an alarm of drift.
 *
 * @param reaction what happens
 * @param detector what raises the alarm
 * @param boost what the rate is multiplied by right after an alarm, at least 1
 * @param boostExamples examples over which the rate returns to its own, at least 1
 * @param kept share of the accumulators' sums that a restart keeps, above 0 and at most 1
 * @param trial how a model in the background is tried
 */
public record ReactionSettings(
    Reaction reaction,
    DriftDetectorType detector,
    double boost,
    int boostExamples,
    double kept,
    TrialSettings trial)
    implements Serializable {
  /** Twice the rate. */
  public static final double BOOST = 2;

  /** Examples that a boost is over. */
  public static final int BOOST_EXAMPLES = 1_000;

  /** Steps become three times as long: .01 is no better on elec2, and rougher. */
  public static final double KEPT = .1;

  private static final ReactionSettings NONE =
      new ReactionSettings(Reaction.NONE, DriftDetectorType.NONE, BOOST, BOOST_EXAMPLES, KEPT);

  public ReactionSettings {
    if (!(boost >= 1) || Double.isInfinite(boost)) {
      throw new IllegalArgumentException("boost must be at least 1 and finite, was " + boost);
    }
    if (boostExamples < 1) {
      throw new IllegalArgumentException("boostExamples must be >= 1, was " + boostExamples);
    }
    if (!(kept > 0 && kept <= 1)) {
      throw new IllegalArgumentException("kept must be above 0 and at most 1, was " + kept);
    }
    if (reaction != Reaction.NONE && detector == DriftDetectorType.NONE) {
      throw new IllegalArgumentException("detector must be set with reaction " + reaction);
    }
  }

  /** Says nothing of a trial. */
  public ReactionSettings(
      Reaction reaction, DriftDetectorType detector, double boost, int boostExamples, double kept) {
    this(reaction, detector, boost, boostExamples, kept, TrialSettings.standard());
  }

  /** Nothing follows. */
  public static ReactionSettings none() {
    return NONE;
  }

  /** Returns the reaction with its defaults. */
  public static ReactionSettings of(Reaction reaction, DriftDetectorType detector) {
    return new ReactionSettings(reaction, detector, BOOST, BOOST_EXAMPLES, KEPT);
  }

  /** Whether anything may happen, so that errors must be counted. */
  public boolean isOn() {
    return reaction != Reaction.NONE;
  }

  /** Whether there is a second model. */
  public boolean isBackground() {
    return reaction == Reaction.BACKGROUND;
  }

  /** Returns these settings with another trial. */
  public ReactionSettings withTrial(TrialSettings other) {
    return new ReactionSettings(reaction, detector, boost, boostExamples, kept, other);
  }
}
