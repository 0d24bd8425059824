package dev.eddy.streaming.wire;

import java.io.Serializable;

/**
 * A record that was put into another interval than that of its timestamp. With all of them a run
 * can be repeated: steps are a function of the records and of these.
 *
 * @param offset of the record in its split
 * @param interval that it was put into
 * @param cause why
 */
public record StepOverride(long offset, long interval, Cause cause) implements Serializable {

  /** Why a record could not stay in its interval. */
  public enum Cause {
    /** Its step was closed before it came. */
    LATE,
    /** Its timestamp lies too far in the future. */
    AHEAD
  }
}
