package dev.eddy.learning.metric;

import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.sums.PairedSums;
import dev.eddy.learning.metric.sums.PairedSums.Gain;
import dev.eddy.learning.metric.sums.PredictorSums;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The model against each baseline, step by step, by the name of what is compared: how many more
 * labels it hits, or how much less it loses.
 *
 * @param sums by name, always in the same order
 */
public record Comparisons(Map<String, PairedSums> sums) {
  private static final Comparisons NONE = new Comparisons(Map.of());

  public Comparisons {
    sums = Collections.unmodifiableMap(new LinkedHashMap<>(sums));
  }

  /** Returns the comparisons over no steps. */
  public static Comparisons none() {
    return NONE;
  }

  /**
   * Compares over one step.
   *
   * @param shards the model's scores, in shard order
   * @param baselines how well these predicted the same examples; nothing is compared where the
   *     model was not asked
   */
  public static Comparisons of(Target target, List<Scores> shards, BaselineScores baselines) {
    long scored = shards.stream().mapToLong(Scores::exampleCount).sum();
    if (scored == 0 || scored != baselines.exampleCount()) {
      return NONE;
    }
    Map<String, Double> gains = new LinkedHashMap<>();
    if (baselines instanceof ClassBaselineScores base) {
      long errors = shards.stream().mapToLong(Scores::errorCount).sum();
      long hits = base.exampleCount() - errors;
      gains.put("majority_accuracy", (double) (hits - base.majorityHits()));
      gains.put("last_accuracy", (double) (hits - base.lastHits()));
      if (target.hasProbabilities()) {
        gains.put("base_rate_log_loss", base.baseRateLossSum() - lossSum(shards));
      }
      PredictorSums frozen = base.frozen();
      if (frozen.exampleCount() > 0) {
        gains.put("frozen_accuracy", (double) (hits - frozen.hits()));
        if (!target.lossName().isEmpty()) {
          gains.put("frozen_" + target.lossName(), frozen.lossSum() - lossSum(shards));
        }
      }
    } else if (baselines instanceof RegressionBaselineScores base) {
      double squared = 0;
      double absolute = 0;
      for (Scores scores : shards) {
        squared += ((RegressionScores) scores).errors().squared();
        absolute += ((RegressionScores) scores).errors().absolute();
      }
      gains.put("mean_mse", base.meanErrors().squared() - squared);
      gains.put("mean_mae", base.meanErrors().absolute() - absolute);
      gains.put("last_mse", base.lastErrors().squared() - squared);
      gains.put("last_mae", base.lastErrors().absolute() - absolute);
      if (base.frozen().exampleCount() > 0) {
        gains.put("frozen_mse", base.frozen().errors().squared() - squared);
        gains.put("frozen_mae", base.frozen().errors().absolute() - absolute);
      }
    }
    Map<String, PairedSums> sums = new LinkedHashMap<>();
    gains.forEach(
        (name, gain) -> sums.put(name, PairedSums.ofStep(baselines.exampleCount(), gain)));
    return new Comparisons(sums);
  }

  /** Returns the comparisons over these and later steps. */
  public Comparisons plus(Comparisons later) {
    if (sums.isEmpty() || later.sums.isEmpty()) {
      return sums.isEmpty() ? later : this;
    }
    Map<String, PairedSums> both = new LinkedHashMap<>(sums);
    later.sums.forEach((name, more) -> both.merge(name, more, PairedSums::plus));
    return new Comparisons(both);
  }

  /** Returns by how much the model is better, where that can be said. */
  public Map<String, Gain> gains() {
    Map<String, Gain> gains = new LinkedHashMap<>();
    sums.forEach((name, sum) -> sum.mean().ifPresent(gain -> gains.put(name, gain)));
    return gains;
  }

  private static double lossSum(List<Scores> shards) {
    double sum = 0;
    for (Scores scores : shards) {
      sum += scores.lossSum();
    }
    return sum;
  }
}
