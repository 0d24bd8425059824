package dev.eddy.cli.bench;

import dev.eddy.cli.bench.measure.Contestant;
import java.util.HashMap;
import java.util.Map;

/**
 * One of those that take part in each round.
 *
 * @param workers subtasks of a job; a loop is one thread
 * @param isEvaluated whether it scores what it trains
 */
record Contender(Contestant contestant, int workers, boolean isEvaluated) {
  /** As many readers as the reference machine has cores. */
  private static final int DISCARD_PARALLELISM = 2;

  /** Returns what eddy is compared with. */
  static Contender yardstick(Source source) {
    return source == Source.KAFKA
        ? new Contender(Contestant.DISCARD, DISCARD_PARALLELISM, false)
        : new Contender(Contestant.LOOP, 1, true);
  }

  static Contender eddy(int workers) {
    return new Contender(Contestant.EDDY, workers, true);
  }

  /** Returns eddy without any evaluation. */
  static Contender unevaluated(int workers) {
    return new Contender(Contestant.EDDY, workers, false);
  }

  /** Returns the options of a job that are its own. */
  Map<String, String> options() {
    return Map.of(
        "training.shards", Integer.toString(workers),
        "parallelism.default", Integer.toString(workers));
  }

  /** Returns what becomes of the options that all jobs of eddy are to have. */
  Map<String, String> amend(Map<String, String> options) {
    if (isEvaluated) {
      return options;
    }
    Map<String, String> amended = new HashMap<>(options);
    amended.keySet().removeIf(key -> key.startsWith("evaluation."));
    amended.put("evaluation.enabled", "false");
    return amended;
  }

  @Override
  public String toString() {
    return switch (contestant) {
      case LOOP -> "plain loop";
      case EDDY -> "eddy, " + workers + (isEvaluated ? "" : ", no evaluation");
      case DISCARD -> "discard, " + workers;
    };
  }
}
