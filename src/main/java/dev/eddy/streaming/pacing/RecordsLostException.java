package dev.eddy.streaming.pacing;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** Says that records are gone which were not yet read. Ends the job: no restart can help. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class RecordsLostException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public RecordsLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
