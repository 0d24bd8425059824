package dev.eddy.learning.descent;

/**
 * Where a descent is, apart from its vectors: with them it goes on bit for bit.
 *
 * @param passes over the examples so far
 * @param steps points accepted after the first
 * @param trials points tried since the last step
 * @param stop why it has ended, or that it has not
 * @param isScoring whether the next pass only scores the point at which it has ended
 * @param gradientNorm at the point
 * @param stepLength of the trial point, in directions
 * @param pairs steps that the curvature remembers
 * @param nextPair where the next one goes
 * @param losses the objective at the last points, the newest last; empty before the first
 */
@SuppressWarnings("ArrayRecordComponent") // State, never compared.
public record DescentProgress(
    long passes,
    long steps,
    int trials,
    DescentStop stop,
    boolean isScoring,
    double gradientNorm,
    double stepLength,
    int pairs,
    int nextPair,
    double[] losses) {
  private static final DescentProgress START =
      new DescentProgress(0, 0, 0, DescentStop.NOT_STARTED, false, 0, 0, 0, 0, new double[0]);

  /** Returns the progress before the first pass. */
  public static DescentProgress start() {
    return START;
  }
}
