package dev.eddy.learning.theta;

/**
 * New values of some coordinates of theta, as workers need them. An array that the learner does not
 * need is empty.
 *
 * @param coordinates which ones, each once
 * @param weights the new weights
 * @param scales largest |x| seen so far, for scale-free optimizers
 * @param means running mean of the raw values, when standardizing
 * @param inverseDeviations 1 / standard deviation, 0 while it is unknown, when standardizing
 */
@SuppressWarnings("ArrayRecordComponent") // A message, never compared.
public record ThetaDelta(
    int[] coordinates,
    double[] weights,
    double[] scales,
    double[] means,
    double[] inverseDeviations) {
  private static final ThetaDelta EMPTY =
      new ThetaDelta(new int[0], new double[0], new double[0], new double[0], new double[0]);

  /** Returns the delta that changes nothing. */
  public static ThetaDelta empty() {
    return EMPTY;
  }
}
