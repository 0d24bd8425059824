package dev.eddy.cli.bench;

import dev.eddy.cli.bench.measure.Contestant;
import java.util.Map;

/**
 * One of those that take part in each round.
 *
 * @param workers of eddy; a loop is one thread
 */
record Contender(Contestant contestant, int workers) {
  static Contender loop() {
    return new Contender(Contestant.LOOP, 1);
  }

  static Contender eddy(int workers) {
    return new Contender(Contestant.EDDY, workers);
  }

  /** Returns the options of a job that are its own. */
  Map<String, String> options() {
    return contestant == Contestant.LOOP
        ? Map.of()
        : Map.of(
            "training.shards", Integer.toString(workers),
            "parallelism.default", Integer.toString(workers));
  }

  @Override
  public String toString() {
    return contestant == Contestant.LOOP ? "plain loop" : "eddy, " + workers;
  }
}
