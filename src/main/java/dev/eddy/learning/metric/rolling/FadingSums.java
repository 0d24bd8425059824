package dev.eddy.learning.metric.rolling;

import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.BinaryScores;
import dev.eddy.learning.metric.ClassBaselineScores;
import dev.eddy.learning.metric.MulticlassScores;
import dev.eddy.learning.metric.RegressionBaselineScores;
import dev.eddy.learning.metric.RegressionScores;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.sums.PredictorSums;
import java.util.EnumMap;
import java.util.Map;

/** What a fading evaluation adds up of each example, and how it is called in checkpoints. */
enum FadingSums {
  LOSS,
  BRIER,
  HITS,
  TRUE_POSITIVES,
  PREDICTED_POSITIVES,
  POSITIVES,
  TOP_HITS,
  SQUARED,
  ABSOLUTE,
  RELATIVE,
  RELATIVE_COUNT,
  MAJORITY_HITS,
  LAST_HITS,
  BASE_RATE_LOSS,
  MEAN_SQUARED,
  MEAN_ABSOLUTE,
  LAST_SQUARED,
  LAST_ABSOLUTE,
  FROZEN_HITS,
  FROZEN_LOSS,
  FROZEN_SQUARED,
  FROZEN_ABSOLUTE;

  /** Adds a shard's scores to {@code sums}. */
  static void add(Scores scores, Map<FadingSums, Double> sums) {
    add(LOSS, scores.lossSum(), sums);
    if (scores instanceof BinaryScores binary) {
      add(BRIER, binary.brierSum(), sums);
      add(HITS, binary.confusion().hitCount(), sums);
      add(TRUE_POSITIVES, binary.confusion().truePositives(), sums);
      add(PREDICTED_POSITIVES, binary.confusion().predictedPositiveCount(), sums);
      add(POSITIVES, binary.confusion().positiveCount(), sums);
    } else if (scores instanceof MulticlassScores classes) {
      add(HITS, classes.confusion().hitCount(), sums);
      add(TOP_HITS, classes.topHits(), sums);
    } else if (scores instanceof RegressionScores numbers) {
      add(SQUARED, numbers.errors().squared(), sums);
      add(ABSOLUTE, numbers.errors().absolute(), sums);
      add(RELATIVE, numbers.relative().sum(), sums);
      add(RELATIVE_COUNT, numbers.relative().count(), sums);
    }
  }

  /** Adds the baselines' scores to {@code sums}. */
  static void add(BaselineScores scores, Map<FadingSums, Double> sums) {
    PredictorSums frozen = scores.frozen();
    if (frozen.exampleCount() > 0) {
      add(FROZEN_HITS, frozen.hits(), sums);
      add(FROZEN_LOSS, frozen.lossSum(), sums);
      add(FROZEN_SQUARED, frozen.errors().squared(), sums);
      add(FROZEN_ABSOLUTE, frozen.errors().absolute(), sums);
    }
    if (scores instanceof ClassBaselineScores classes) {
      add(MAJORITY_HITS, classes.majorityHits(), sums);
      add(LAST_HITS, classes.lastHits(), sums);
      add(BASE_RATE_LOSS, classes.baseRateLossSum(), sums);
    } else if (scores instanceof RegressionBaselineScores numbers) {
      add(MEAN_SQUARED, numbers.meanErrors().squared(), sums);
      add(MEAN_ABSOLUTE, numbers.meanErrors().absolute(), sums);
      add(LAST_SQUARED, numbers.lastErrors().squared(), sums);
      add(LAST_ABSOLUTE, numbers.lastErrors().absolute(), sums);
    }
  }

  private static void add(FadingSums sum, long term, Map<FadingSums, Double> sums) {
    add(sum, (double) term, sums);
  }

  private static void add(FadingSums sum, double term, Map<FadingSums, Double> sums) {
    sums.merge(sum, term, Double::sum);
  }

  /** Returns no sums. */
  static Map<FadingSums, Double> none() {
    return new EnumMap<>(FadingSums.class);
  }
}
