package dev.eddy.learning.theta;

import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.learning.reaction.Roles;

/**
 * New values of some coordinates of theta, as workers need them. An array that the learner does not
 * need is empty.
 *
 * @param coordinates which ones, each once
 * @param weights the new weights, all of a coordinate together; empty where whole rows are sent
 * @param scales largest |x| seen so far, for scale-free optimizers
 * @param means running mean of the raw values, when standardizing
 * @param inverseDeviations 1 / standard deviation, 0 while it is unknown, when standardizing
 * @param rows the new rows, all of a coordinate together, where workers go on with them themselves
 * @param totals of all steps in this theta
 * @param freeze of the frozen model, where there is one
 * @param roles which of two models leads with this theta, where there are two
 */
@SuppressWarnings("ArrayRecordComponent") // A message, never compared.
public record ThetaDelta(
    int[] coordinates,
    double[] weights,
    double[] scales,
    double[] means,
    double[] inverseDeviations,
    double[] rows,
    StepTotals totals,
    Freeze freeze,
    Roles roles) {
  private static final double[] NONE = new double[0];
  private static final ThetaDelta EMPTY = new ThetaDelta(new int[0], NONE, NONE, NONE, NONE);

  /** Says nothing of a frozen model and of roles. */
  public ThetaDelta(
      int[] coordinates,
      double[] weights,
      double[] scales,
      double[] means,
      double[] inverseDeviations,
      double[] rows,
      StepTotals totals) {
    this(
        coordinates,
        weights,
        scales,
        means,
        inverseDeviations,
        rows,
        totals,
        Freeze.none(),
        Roles.untold());
  }

  /** Says nothing of rows and of totals. */
  public ThetaDelta(
      int[] coordinates,
      double[] weights,
      double[] scales,
      double[] means,
      double[] inverseDeviations) {
    this(coordinates, weights, scales, means, inverseDeviations, NONE, StepTotals.untold());
  }

  /** Returns this with a word on the frozen model. */
  public ThetaDelta with(Freeze other) {
    return new ThetaDelta(
        coordinates, weights, scales, means, inverseDeviations, rows, totals, other, roles);
  }

  /** Returns the delta that changes nothing. */
  public static ThetaDelta empty() {
    return EMPTY;
  }

  /** Returns the delta that changes nothing but the totals. */
  public static ThetaDelta of(StepTotals totals) {
    return new ThetaDelta(new int[0], NONE, NONE, NONE, NONE, NONE, totals);
  }

  /** Returns this delta with what is said of roles. */
  ThetaDelta with(Roles other) {
    return new ThetaDelta(
        coordinates, weights, scales, means, inverseDeviations, rows, totals, freeze, other);
  }
}
