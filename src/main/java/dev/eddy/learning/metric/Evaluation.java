package dev.eddy.learning.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good the model and the baselines were on the same examples, as numbers by name. A metric that
 * is undefined (no examples, one class only) is absent rather than NaN.
 *
 * @param metrics of the model, always in the same order
 * @param baselines metrics of the predictors without features, always in the same order
 */
public record Evaluation(Map<String, Double> metrics, Map<String, Double> baselines) {

  public Evaluation {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
  }

  /** Computes all metrics of the model's and the baselines' scores on the same examples. */
  public static Evaluation of(Scores scores, BaselineScores baselines) {
    if (scores instanceof BinaryScores model && baselines instanceof BinaryBaselineScores base) {
      return of(model, base);
    }
    if (scores instanceof RegressionScores model
        && baselines instanceof RegressionBaselineScores base) {
      return of(model, base);
    }
    throw new IllegalArgumentException(
        "scores and baselines must be of one kind, were " + scores + " and " + baselines);
  }

  private static Evaluation of(BinaryScores model, BinaryBaselineScores base) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (BinaryMetric metric : BinaryMetric.values()) {
      putIfDefined(metrics, metric.id(), metric.of(model, base.lastAccuracy()));
    }
    Map<String, Double> baselines = new LinkedHashMap<>();
    double n = base.exampleCount();
    putIfDefined(baselines, "majority_accuracy", base.majorityHits() / n);
    putIfDefined(baselines, "base_rate_log_loss", base.baseRateLossSum() / n);
    putIfDefined(baselines, "last_accuracy", base.lastAccuracy());
    return new Evaluation(metrics, baselines);
  }

  private static Evaluation of(RegressionScores model, RegressionBaselineScores base) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (RegressionMetric metric : RegressionMetric.values()) {
      putIfDefined(metrics, metric.id(), metric.of(model));
    }
    Map<String, Double> baselines = new LinkedHashMap<>();
    double n = base.exampleCount();
    putIfDefined(baselines, "mean_rmse", Math.sqrt(base.meanErrors().squared() / n));
    putIfDefined(baselines, "mean_mae", base.meanErrors().absolute() / n);
    putIfDefined(baselines, "last_rmse", Math.sqrt(base.lastErrors().squared() / n));
    putIfDefined(baselines, "last_mae", base.lastErrors().absolute() / n);
    return new Evaluation(metrics, baselines);
  }

  private static void putIfDefined(Map<String, Double> metrics, String id, double value) {
    // Infinity is undefined too: a sum of squares may overflow, and JSON has no word for it.
    if (Double.isFinite(value)) {
      metrics.put(id, value);
    }
  }
}
