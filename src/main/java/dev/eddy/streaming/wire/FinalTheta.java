package dev.eddy.streaming.wire;

import dev.eddy.learning.descent.DescentReport;
import dev.eddy.learning.theta.ThetaDelta;

/**
 * A piece of one slice as it is at the end: from the parameter server to the results.
 *
 * @param version steps applied
 * @param digest of every gradient and every changed weight of the slice
 * @param isComplete whether the slice is whole with this piece
 * @param descent how a descent went
 */
public record FinalTheta(
    int slice,
    long version,
    long digest,
    boolean isComplete,
    ThetaDelta delta,
    DescentReport descent) {

  /** The learner does not descend. */
  public FinalTheta(int slice, long version, long digest, boolean isComplete, ThetaDelta delta) {
    this(slice, version, digest, isComplete, delta, DescentReport.none());
  }
}
