package dev.eddy.cli.bench;

import dev.eddy.cli.bench.measure.Contestant;
import java.util.Map;

/**
 * One of those that take part in each round.
 *
 * @param workers subtasks of a job; a loop is one thread
 */
record Contender(Contestant contestant, int workers) {
  /** As many readers as the reference machine has cores. */
  private static final int DISCARD_PARALLELISM = 2;

  /** Returns what eddy is compared with. */
  static Contender yardstick(Source source) {
    return source == Source.KAFKA
        ? new Contender(Contestant.DISCARD, DISCARD_PARALLELISM)
        : new Contender(Contestant.LOOP, 1);
  }

  static Contender eddy(int workers) {
    return new Contender(Contestant.EDDY, workers);
  }

  /** Returns the options of a job that are its own. */
  Map<String, String> options() {
    return Map.of(
        "training.shards", Integer.toString(workers),
        "parallelism.default", Integer.toString(workers));
  }

  @Override
  public String toString() {
    return switch (contestant) {
      case LOOP -> "plain loop";
      case EDDY -> "eddy, " + workers;
      case DISCARD -> "discard, " + workers;
    };
  }
}
