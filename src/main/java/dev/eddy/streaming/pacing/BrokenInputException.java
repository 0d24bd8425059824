package dev.eddy.streaming.pacing;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * Says that the input is not what a job can train from: records are gone that were not yet read, or
 * too many are bad. Ends the job: no restart can help.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class BrokenInputException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public BrokenInputException(String message) {
    super(message);
  }

  public BrokenInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
