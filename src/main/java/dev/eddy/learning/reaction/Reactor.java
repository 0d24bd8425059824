package dev.eddy.learning.reaction;

import dev.eddy.learning.drift.DriftAlarm;
import dev.eddy.learning.drift.DriftWatch;

/**
 * Watches the error rate of each step and says what becomes of the steps behind an alarm. Every
 * slice of theta has one; told of the same steps in the same order they decide alike, and as the
 * evaluation's detector does.
 */
public final class Reactor {
  private final ReactionSettings settings;
  private final Rivalry rivalry;
  private DriftWatch watch;
  private long boostLeft;

  public Reactor(ReactionSettings settings) {
    this.settings = settings;
    rivalry = new Rivalry(settings.trial());
    watch = new DriftWatch(settings.detector(), DriftWatch.State.start());
  }

  /**
   * What a checkpoint keeps.
   *
   * @param watch what the detector has seen
   * @param boostLeft examples over which the rate is still more than its own
   * @param rivalry which of two models leads
   */
  public record State(DriftWatch.State watch, long boostLeft, Rivalry.State rivalry) {

    /** Returns the state before the first step. */
    public static State start() {
      return new State(DriftWatch.State.start(), 0, Rivalry.State.start());
    }
  }

  /** Goes on where a checkpoint was; with another detector that one starts afresh. */
  public void resume(State state) {
    watch = new DriftWatch(settings.detector(), state.watch());
    boostLeft = state.boostLeft();
    rivalry.resume(state.rivalry());
  }

  public State state() {
    return new State(watch.state(), boostLeft, rivalry.state());
  }

  /** Returns which of two models leads; nothing is said of it where there is one. */
  public Roles roles() {
    return settings.isBackground() ? rivalry.state().roles() : Roles.untold();
  }

  /**
   * Returns what the rate of the next step is multiplied by: the boost right after an alarm, then
   * less and less, in proportion to the examples that are left of it.
   */
  public double rateFactor() {
    return boostLeft == 0 ? 1 : 1 + (settings.boost() - 1) * boostLeft / settings.boostExamples();
  }

  /** Takes the errors of a step that was trained, where there is one model. */
  public boolean add(long errorCount, long exampleCount) {
    return add(errorCount, exampleCount, TrialStep.none());
  }

  /**
   * Takes the errors of a step that was trained.
   *
   * @param trial what it says of the two models, if there are two
   * @return whether accumulators are to be restarted before the next step
   */
  public boolean add(long errorCount, long exampleCount, TrialStep trial) {
    boostLeft = Math.max(0, boostLeft - exampleCount);
    watch.add(errorCount, exampleCount, new DriftAlarm(0, 0));
    boolean isAlarm = !watch.take().isEmpty();
    if (settings.isBackground()) {
      rivalry.add(exampleCount, trial, isAlarm);
    }
    if (!isAlarm) {
      return false;
    }
    if (settings.reaction() == Reaction.BOOST) {
      boostLeft = settings.boostExamples();
    }
    return settings.reaction() == Reaction.RESTART;
  }
}
