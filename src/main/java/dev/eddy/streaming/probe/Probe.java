package dev.eddy.streaming.probe;

import java.io.Serializable;

/**
 * Called by the operators at each {@link Moment}. In production it does nothing; fault tests throw
 * from it, so that a failure strikes exactly there.
 */
public interface Probe extends Serializable {
  /** The probe of every real job. */
  Probe NONE = moment -> {};

  /** Returns, or throws an unchecked exception to fail the task. */
  void at(Moment moment);
}
