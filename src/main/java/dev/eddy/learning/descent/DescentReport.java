package dev.eddy.learning.descent;

/**
 * How a descent went.
 *
 * @param passes over the examples
 * @param steps points that were better than the one before
 * @param loss the objective, penalties included
 * @param gradientNorm the largest size of a coordinate's (pseudo-)gradient
 */
public record DescentReport(
    long passes, long steps, double loss, double gradientNorm, DescentStop stoppedBy) {
  private static final DescentReport NONE = new DescentReport(0, 0, 0, 0, DescentStop.NOT_STARTED);

  /** Returns the report of a learner that does not descend. */
  public static DescentReport none() {
    return NONE;
  }

  public boolean isNone() {
    return stoppedBy == DescentStop.NOT_STARTED;
  }
}
