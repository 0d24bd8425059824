package dev.eddy.learning.reaction;

/**
 * Which of two models leads, that is, is evaluated and kept, and whether the other one is on trial.
 * A model begins a new <em>life</em>, as if it had learned nothing, when its trial starts, and is
 * in it until its next trial; the life has the number of the trial.
 *
 * @param leader the model that leads, 0 or 1; below 0 where nothing is said of roles
 * @param leaderLife the leader's life, 0 for the model that the job began with
 * @param rivalLife the other one's, 0 before its first trial
 * @param hasTrial whether the other one is on trial; else it is idle
 */
public record Roles(int leader, long leaderLife, long rivalLife, boolean hasTrial) {
  private static final Roles START = new Roles(0, 0, 0, false);
  private static final Roles UNTOLD = new Roles(-1, 0, 0, false);

  /** Returns the roles before the first step: model 0 leads, model 1 is idle. */
  public static Roles start() {
    return START;
  }

  /** Returns what stands where nothing is said of roles. */
  public static Roles untold() {
    return UNTOLD;
  }

  public boolean isTold() {
    return leader >= 0;
  }

  /** Returns the model that does not lead. */
  public int rival() {
    return 1 - leader;
  }

  /** Returns the number of the trial that is under way, from 1; 0 if none is. */
  public long trial() {
    return hasTrial ? rivalLife : 0;
  }

  /** Returns which life a model is in. */
  public long lifeOf(int model) {
    return model == leader ? leaderLife : rivalLife;
  }

  /** Whether a model leads or is on trial. */
  public boolean isAlive(int model) {
    return model == leader || hasTrial;
  }

  /** Whether a model lives the same life as in other roles, so that its gradients are its own. */
  public boolean hasSameLife(int model, Roles other) {
    return isAlive(model) && other.isAlive(model) && lifeOf(model) == other.lifeOf(model);
  }

  Roles withTrial(long number) {
    return new Roles(leader, leaderLife, number, true);
  }

  Roles withoutTrial() {
    return new Roles(leader, leaderLife, rivalLife, false);
  }

  Roles takenOver() {
    return new Roles(rival(), /* leaderLife= */ rivalLife, /* rivalLife= */ leaderLife, false);
  }
}
