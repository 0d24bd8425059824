package dev.eddy.cli.bench;

import dev.eddy.cli.bench.measure.Measurement;

/** Runs a contender. */
@FunctionalInterface
interface Runner {

  /** Runs to the end and returns what was measured. */
  Measurement measure(Run run) throws Exception;
}
