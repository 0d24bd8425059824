package dev.eddy.cli.chaos.fault;

/** A fault could not happen here and now; the message says why. */
public final class SkippedException extends Exception {
  private static final long serialVersionUID = 1L;

  SkippedException(String reason) {
    super(reason);
  }
}
