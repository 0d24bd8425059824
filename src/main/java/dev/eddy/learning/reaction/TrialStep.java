package dev.eddy.learning.reaction;

/**
 * What a shard's step, or a whole one, says of two models that were tested with the same examples
 * before they trained them.
 *
 * @param roles those of the theta that the step was computed with
 * @param gain by how much the examples' losses were less with the rival than with the leader, in
 *     sum; 0 without a trial
 */
public record TrialStep(Roles roles, double gain) {
  private static final TrialStep NONE = new TrialStep(Roles.untold(), 0);

  /** Returns what is said where there is one model. */
  public static TrialStep none() {
    return NONE;
  }
}
