package dev.eddy.cli.cluster;

import java.io.IOException;

/** A cluster did not do what it was asked to; the message says what in one line. */
public final class ClusterException extends IOException {
  private static final long serialVersionUID = 1L;

  public ClusterException(String message) {
    super(message);
  }
}
