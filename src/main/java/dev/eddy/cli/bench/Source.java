package dev.eddy.cli.bench;

import java.util.Locale;

/** Where examples come from. */
public enum Source {
  /** One file, one split. */
  FILE,

  /** A topic of four partitions of a broker on this machine, an example a record. */
  KAFKA;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
