package dev.eddy.learning.metric.rolling;

import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.ClassBaselineScores;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.Scores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Means in which an example weighs factor^a after a more examples (Gama, Sebastiao and Rodrigues
 * 2013, "On evaluating stream learning algorithms": S = loss + factor S, B = 1 + factor B, and the
 * mean is S / B). The examples of one step have the same theta, and the same age.
 */
final class FadingScores {
  private final Target target;
  private final double factor;
  private final Map<FadingSums, Double> sums = FadingSums.none();
  private double weight;

  FadingScores(Target target, double factor, RollingScores.State state) {
    this.target = target;
    this.factor = factor;
    weight = state.fadingWeight();
    state.fadingSums().forEach((name, sum) -> sums.put(FadingSums.valueOf(name), sum));
  }

  /** Lets everything so far fade by the examples of a step, and adds these. */
  void absorb(List<Scores> shards, BaselineScores baselines) {
    long exampleCount = shards.stream().mapToLong(Scores::exampleCount).sum();
    double decay = StrictMath.pow(factor, (double) exampleCount);
    weight = weight * decay + exampleCount;
    sums.replaceAll((name, sum) -> sum * decay);
    shards.forEach(scores -> FadingSums.add(scores, sums));
    FadingSums.add(baselines, sums);
  }

  Span span() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    if (!target.lossName().isEmpty()) {
      put(metrics, target.lossName(), mean(FadingSums.LOSS));
    }
    Map<String, Double> baselines = new LinkedHashMap<>();
    switch (target.task()) {
      case BINARY, MULTICLASS -> {
        putClasses(metrics);
        put(baselines, "majority_accuracy", mean(FadingSums.MAJORITY_HITS));
        put(baselines, "base_rate_log_loss", mean(FadingSums.BASE_RATE_LOSS));
        put(baselines, "last_accuracy", mean(FadingSums.LAST_HITS));
        put(baselines, "frozen_accuracy", mean(FadingSums.FROZEN_HITS));
        if (!target.lossName().isEmpty()) {
          put(baselines, "frozen_" + target.lossName(), mean(FadingSums.FROZEN_LOSS));
        }
      }
      case REGRESSION -> {
        putNumbers(metrics);
        put(baselines, "mean_rmse", Math.sqrt(mean(FadingSums.MEAN_SQUARED)));
        put(baselines, "mean_mae", mean(FadingSums.MEAN_ABSOLUTE));
        put(baselines, "last_rmse", Math.sqrt(mean(FadingSums.LAST_SQUARED)));
        put(baselines, "last_mae", mean(FadingSums.LAST_ABSOLUTE));
        put(baselines, "frozen_rmse", Math.sqrt(mean(FadingSums.FROZEN_SQUARED)));
        put(baselines, "frozen_mae", mean(FadingSums.FROZEN_ABSOLUTE));
      }
    }
    return new Span("fading", Math.round(weight), new Evaluation(metrics, baselines));
  }

  private void putClasses(Map<String, Double> metrics) {
    double accuracy = mean(FadingSums.HITS);
    put(metrics, "accuracy", accuracy);
    double hits = of(FadingSums.TRUE_POSITIVES);
    put(metrics, "precision", hits / of(FadingSums.PREDICTED_POSITIVES));
    put(metrics, "recall", hits / of(FadingSums.POSITIVES));
    put(metrics, "f1", 2 * hits / (of(FadingSums.PREDICTED_POSITIVES) + of(FadingSums.POSITIVES)));
    if (target.hasProbabilities()) {
      put(metrics, "brier", mean(FadingSums.BRIER));
    }
    if (target.classCount() > 3) {
      put(metrics, "top_3_accuracy", mean(FadingSums.TOP_HITS));
    }
    put(metrics, "kappa_t", ClassBaselineScores.gain(accuracy, mean(FadingSums.LAST_HITS)));
    put(metrics, "kappa_m", ClassBaselineScores.gain(accuracy, mean(FadingSums.MAJORITY_HITS)));
  }

  private void putNumbers(Map<String, Double> metrics) {
    put(metrics, "mse", mean(FadingSums.SQUARED));
    put(metrics, "rmse", Math.sqrt(mean(FadingSums.SQUARED)));
    put(metrics, "mae", mean(FadingSums.ABSOLUTE));
    put(metrics, "mape", of(FadingSums.RELATIVE) / of(FadingSums.RELATIVE_COUNT));
  }

  /** Returns the sum of a kind, NaN where examples of the target do not have it. */
  private double of(FadingSums name) {
    return sums.getOrDefault(name, Double.NaN);
  }

  private double mean(FadingSums name) {
    return of(name) / weight;
  }

  private static void put(Map<String, Double> numbers, String name, double value) {
    if (Double.isFinite(value)) {
      numbers.put(name, value);
    }
  }

  /** Returns the sum of all examples' weights. */
  double weight() {
    return weight;
  }

  /** Returns the sums by name. */
  Map<String, Double> sums() {
    Map<String, Double> named = new LinkedHashMap<>();
    sums.forEach((name, sum) -> named.put(name.name(), sum));
    return named;
  }
}
