package dev.eddy.cli.local;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** A job that was right to start ended in failure; the message is the reason in one line. */
public final class JobFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  JobFailedException(String reason, Throwable cause) {
    super("job failed: " + reason, cause);
  }

  /** Returns the failure with the reason that its first cause outside of Flink gives. */
  static JobFailedException of(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && isWrapper(cause)) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return new JobFailedException(message == null ? cause.getClass().getName() : message, failure);
  }

  private static boolean isWrapper(Throwable cause) {
    return cause.getClass().getName().startsWith("org.apache.flink.")
        || cause.getClass() == RuntimeException.class
        || cause instanceof ExecutionException
        || cause instanceof CompletionException;
  }
}
