package dev.eddy.cli.bench;

import dev.eddy.cli.bench.measure.Contestant;
import dev.eddy.cli.bench.measure.Measurement;
import java.util.Map;

/** Runs one contender. */
@FunctionalInterface
public interface Runner {

  /**
   * Runs to the end and returns what was measured.
   *
   * @param name of the run, as a folder may have it
   * @param options of a job
   */
  Measurement run(String name, Contestant contestant, Map<String, String> options) throws Exception;
}
