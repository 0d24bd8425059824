package dev.eddy.learning.reaction;

import dev.eddy.learning.metric.sums.PairedSums;

/**
 * Decides which of two models leads. An alarm puts the idle one on trial: it starts afresh and
 * trains, and from then on the losses of both, tested on the same examples, are compared step by
 * step ({@link PairedSums}). Once it has trained some examples it takes over when it is
 * significantly better over all of its trial, and it is dropped when it has not been for too long.
 * Its first, ignorant steps count against it: left out, a model took over now and then that had
 * been better for a few hundred examples by luck, which cost elec2 up to 1.3 %.
 *
 * <pre>
 *          alarm               better
 *   idle --------> on trial ----------> leads, and the other one is idle
 *     ^              |  ^ |
 *     '--------------'  '-'
 *         too long      alarm, once it could take over
 * </pre>
 *
 * <p>An alarm while it could take over starts the trial anew: it has not been better so far, and
 * what it has learned before a second change makes it as slow as the leader. Before that an alarm
 * changes nothing: some detectors raise several for one rise. Nor does one that the errors of a
 * former leader have raised, which come for D steps after it was replaced.
 */
public final class Rivalry {
  private static final PairedSums NO_STEPS = new PairedSums(0, 0, 0, 0, 0, 0);

  private final TrialSettings settings;
  private State state = State.start();

  Rivalry(TrialSettings settings) {
    this.settings = settings;
  }

  /**
   * What a checkpoint keeps.
   *
   * @param roles of both models
   * @param trialCount trials that were started
   * @param sums the comparison of the trial under way
   */
  public record State(Roles roles, long trialCount, PairedSums sums) {

    /** Returns the state before the first step. */
    public static State start() {
      return new State(Roles.start(), 0, NO_STEPS);
    }
  }

  void resume(State before) {
    state = before;
  }

  State state() {
    return state;
  }

  /** Takes a step that was trained. */
  void add(long exampleCount, TrialStep step, boolean isAlarm) {
    Roles roles = state.roles();
    if (roles.hasTrial() && step.roles().trial() == roles.trial()) {
      compare(exampleCount, step.gain());
    }
    boolean isTooSoon =
        state.roles().hasTrial() && state.sums().examples() < settings.examplesMin();
    // Nor is it of the leader when that one was replaced just now.
    boolean isOfLeader = step.roles().leaderLife() == state.roles().leaderLife();
    if (isAlarm && isOfLeader && !isTooSoon) {
      long number = state.trialCount() + 1;
      state = new State(state.roles().withTrial(number), number, NO_STEPS);
    }
  }

  private void compare(long exampleCount, double gain) {
    if (exampleCount == 0) {
      return;
    }
    Roles roles = state.roles();
    PairedSums sums = state.sums().plus(PairedSums.ofStep(exampleCount, gain));
    if (sums.examples() >= settings.examplesMin() && isBetter(sums)) {
      state = new State(roles.takenOver(), state.trialCount(), NO_STEPS);
    } else if (sums.examples() >= settings.examplesMax()) {
      state = new State(roles.withoutTrial(), state.trialCount(), NO_STEPS);
    } else {
      state = new State(roles, state.trialCount(), sums);
    }
  }

  private boolean isBetter(PairedSums sums) {
    return sums.gain() > 0
        && sums.mean().filter(gain -> gain.p() < settings.significance()).isPresent();
  }
}
