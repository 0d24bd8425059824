package dev.eddy.cli.tune;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of evaluation.jsonl.
 *
 * @param counts of the records from the beginning on, by what became of them: where the window ends
 * @param trained examples from the beginning on
 * @param examples in the window
 * @param metrics of the model on the window's examples, by name
 * @param baselines of predictors without theta on the same examples, which the records alone decide
 */
record Window(
    List<Long> counts,
    long trained,
    long examples,
    Map<String, Double> metrics,
    Map<String, Double> baselines) {
  /** Baselines are sums in the order of steps; a step's end elsewhere rounds them otherwise. */
  private static final double ROUNDING = 1e-9;

  private static final List<String> COUNTS =
      List.of("read", "trained", "rejected", "scored", "set_aside");

  Window {
    counts = List.copyOf(counts);
    metrics = Map.copyOf(metrics);
    baselines = Map.copyOf(baselines);
  }

  static Window of(JsonNode line) {
    JsonNode window = line.path("window");
    return new Window(
        COUNTS.stream().map(name -> line.path(name).asLong()).toList(),
        line.path("trained").asLong(),
        window.path("examples").asLong(),
        numbers(window.path("metrics")),
        numbers(window.path("baselines")));
  }

  /** Returns numbers by name, in their order. */
  static Map<String, Double> numbers(JsonNode json) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    json.properties().forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asDouble()));
    return numbers;
  }

  /** Returns whether two windows hold the same records, as far as counts and labels tell. */
  boolean hasRecordsOf(Window other) {
    return counts.equals(other.counts)
        && examples == other.examples
        && baselines.keySet().equals(other.baselines.keySet())
        && baselines.entrySet().stream()
            .allMatch(entry -> isClose(entry.getValue(), other.baselines.get(entry.getKey())));
  }

  private static boolean isClose(double a, double b) {
    return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
  }
}
