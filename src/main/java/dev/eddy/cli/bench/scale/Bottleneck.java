package dev.eddy.cli.bench.scale;

import java.util.Locale;

/** What keeps a job from being faster. */
public enum Bottleneck {
  /** The thread that reads and parses. */
  SOURCE,

  /** The worker's part of the way from one theta to the next. */
  WORKER,

  /** The server's part of that way. */
  SERVER,

  /** The bytes of a link. */
  NETWORK,

  /** What a step takes although nobody works: travel and hand-over. */
  LATENCY,

  /** All cores are busy. */
  CORES;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
