package dev.eddy.learning.metric;

import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.sums.PairedSums.Gain;
import dev.eddy.learning.metric.sums.PredictorSums;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good the model and the baselines were on the same examples, as numbers by name. A metric that
 * is undefined (no examples, one class only) is absent rather than NaN.
 *
 * @param metrics of the model, always in the same order
 * @param baselines metrics of the predictors without features, always in the same order
 * @param gains by how much the model is better than a baseline, always in the same order
 */
public record Evaluation(
    Map<String, Double> metrics, Map<String, Double> baselines, Map<String, Gain> gains) {

  public Evaluation {
    gains = Collections.unmodifiableMap(new LinkedHashMap<>(gains));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
  }

  /** Nothing is said of gains. */
  public Evaluation(Map<String, Double> metrics, Map<String, Double> baselines) {
    this(metrics, baselines, Map.of());
  }

  /** Returns this with what the comparisons say. */
  public Evaluation with(Comparisons comparisons) {
    return new Evaluation(metrics, baselines, comparisons.gains());
  }

  /** Computes all metrics of the model's and the baselines' scores on the same examples. */
  public static Evaluation of(Target target, Scores scores, BaselineScores baselines) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    if (!target.lossName().isEmpty()) {
      putIfDefined(metrics, target.lossName(), scores.lossSum() / scores.exampleCount());
    }
    if (scores instanceof BinaryScores model && baselines instanceof ClassBaselineScores base) {
      for (BinaryMetric metric : BinaryMetric.values()) {
        if (!metric.isOfProbability() || target.hasProbabilities()) {
          putIfDefined(metrics, metric.id(), metric.of(model, base));
        }
      }
      return new Evaluation(metrics, of(target, base));
    }
    if (scores instanceof MulticlassScores model && baselines instanceof ClassBaselineScores base) {
      for (MulticlassMetric metric : MulticlassMetric.values()) {
        putIfDefined(metrics, metric.id(), metric.of(model, base));
      }
      return new Evaluation(metrics, of(target, base));
    }
    if (scores instanceof RegressionScores model
        && baselines instanceof RegressionBaselineScores base) {
      for (RegressionMetric metric : RegressionMetric.values()) {
        putIfDefined(metrics, metric.id(), metric.of(model));
      }
      return new Evaluation(metrics, of(base));
    }
    throw new IllegalArgumentException(
        "scores and baselines must be of one kind, were " + scores + " and " + baselines);
  }

  private static Map<String, Double> of(Target target, ClassBaselineScores base) {
    Map<String, Double> baselines = new LinkedHashMap<>();
    double n = base.exampleCount();
    putIfDefined(baselines, "majority_accuracy", base.majorityAccuracy());
    putIfDefined(baselines, "base_rate_log_loss", base.baseRateLossSum() / n);
    putIfDefined(baselines, "last_accuracy", base.lastAccuracy());
    putIfDefined(baselines, "frozen_accuracy", base.frozen().accuracy());
    if (!target.lossName().isEmpty()) {
      putIfDefined(baselines, "frozen_" + target.lossName(), base.frozen().loss());
    }
    return baselines;
  }

  private static Map<String, Double> of(RegressionBaselineScores base) {
    Map<String, Double> baselines = new LinkedHashMap<>();
    double n = base.exampleCount();
    putIfDefined(baselines, "mean_rmse", Math.sqrt(base.meanErrors().squared() / n));
    putIfDefined(baselines, "mean_mae", base.meanErrors().absolute() / n);
    putIfDefined(baselines, "last_rmse", Math.sqrt(base.lastErrors().squared() / n));
    putIfDefined(baselines, "last_mae", base.lastErrors().absolute() / n);
    PredictorSums frozen = base.frozen();
    double m = frozen.exampleCount();
    putIfDefined(baselines, "frozen_rmse", Math.sqrt(frozen.errors().squared() / m));
    putIfDefined(baselines, "frozen_mae", frozen.errors().absolute() / m);
    return baselines;
  }

  private static void putIfDefined(Map<String, Double> metrics, String id, double value) {
    // Infinity is undefined too: a sum of squares may overflow, and JSON has no word for it.
    if (Double.isFinite(value)) {
      metrics.put(id, value);
    }
  }
}
