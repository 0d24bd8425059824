package dev.eddy.cli.bench.measure;

/** What can be measured. */
public enum Contestant {
  /** The plain loop in one thread. */
  LOOP,

  /** A whole job on an embedded cluster. */
  EDDY,

  /** A job that reads a topic and forgets it. */
  DISCARD
}
