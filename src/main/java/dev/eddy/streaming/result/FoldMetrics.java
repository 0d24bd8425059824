package dev.eddy.streaming.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.learning.fold.FoldInterval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes what cross-validation found: each metric's mean, interval and value of each fold. */
final class FoldMetrics {
  private FoldMetrics() {}

  /**
   * Writes into {@code json}; a metric that some fold has not is left out.
   *
   * @param folds metrics of each fold, at least two
   */
  static void put(ObjectNode json, List<Map<String, Double>> folds) {
    json.put("k", folds.size());
    ObjectNode metrics = json.putObject("metrics");
    for (String name : folds.get(0).keySet()) {
      if (folds.stream().allMatch(fold -> fold.containsKey(name))) {
        put(metrics.putObject(name), folds.stream().mapToDouble(each -> each.get(name)).toArray());
      }
    }
  }

  private static void put(ObjectNode json, double[] perFold) {
    FoldInterval interval = FoldInterval.of(perFold);
    json.put("mean", interval.mean());
    json.put("low", interval.low());
    json.put("high", interval.high());
    ArrayNode values = json.putArray("per_fold");
    Arrays.stream(perFold).forEach(values::add);
  }
}
