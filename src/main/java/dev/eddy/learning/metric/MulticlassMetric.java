package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.ClassConfusion;

/**
 * Metrics of a prediction among many classes, by the name they have in reports. With n examples, of
 * which t_k have class k, p_k were predicted as k, and h_k were both; NaN where a formula divides
 * by 0.
 */
enum MulticlassMetric {

  /** (sum of h_k) / n. */
  ACCURACY("accuracy") {
    @Override
    double of(MulticlassScores scores, ClassBaselineScores baselines) {
      return (double) scores.confusion().hitCount() / scores.exampleCount();
    }
  },

  /**
   * Mean over the classes that occur as labels of the recall h_k / t_k, as scikit-learn's {@code
   * balanced_accuracy_score}.
   */
  BALANCED_ACCURACY("balanced_accuracy") {
    @Override
    double of(MulticlassScores scores, ClassBaselineScores baselines) {
      ClassConfusion confusion = scores.confusion();
      long[] hits = confusion.hitsOfClasses();
      long[] trues = confusion.trueCounts();
      double sum = 0;
      int occurring = 0;
      for (int k = 0; k < hits.length; k++) {
        if (trues[k] > 0) {
          sum += (double) hits[k] / trues[k];
          occurring++;
        }
      }
      return sum / occurring;
    }
  },

  /**
   * F1 of all classes' counts together. Every example has one label and one prediction, so what is
   * wrong for one class is wrong for another one, and this is the accuracy.
   */
  MICRO_F1("micro_f1") {
    @Override
    double of(MulticlassScores scores, ClassBaselineScores baselines) {
      return ACCURACY.of(scores, baselines);
    }
  },

  /**
   * Mean over the classes that occur, as labels or predictions, of F1_k = 2 h_k / (t_k + p_k), as
   * scikit-learn's {@code f1_score(average='macro')}.
   */
  MACRO_F1("macro_f1") {
    @Override
    double of(MulticlassScores scores, ClassBaselineScores baselines) {
      ClassConfusion confusion = scores.confusion();
      long[] hits = confusion.hitsOfClasses();
      long[] trues = confusion.trueCounts();
      long[] predicted = confusion.predictedCounts();
      double sum = 0;
      int occurring = 0;
      for (int k = 0; k < hits.length; k++) {
        if (trues[k] + predicted[k] > 0) {
          sum += 2.0 * hits[k] / (trues[k] + predicted[k]);
          occurring++;
        }
      }
      return sum / occurring;
    }
  },

  /** Mean of F1_k weighted by t_k. */
  WEIGHTED_F1("weighted_f1") {
    @Override
    double of(MulticlassScores scores, ClassBaselineScores baselines) {
      ClassConfusion confusion = scores.confusion();
      long[] hits = confusion.hitsOfClasses();
      long[] trues = confusion.trueCounts();
      long[] predicted = confusion.predictedCounts();
      double sum = 0;
      for (int k = 0; k < hits.length; k++) {
        if (trues[k] > 0) {
          sum += trues[k] * (2.0 * hits[k] / (trues[k] + predicted[k]));
        }
      }
      return sum / scores.exampleCount();
    }
  },

  /**
   * Share of the examples whose class is among the three that the model holds most likely; of three
   * classes or fewer it says nothing.
   */
  TOP_3_ACCURACY("top_3_accuracy") {
    @Override
    double of(MulticlassScores scores, ClassBaselineScores baselines) {
      return scores.confusion().classCount() <= 3
          ? Double.NaN
          : (double) scores.topHits() / scores.exampleCount();
    }
  },

  /**
   * Gorodkin 2004, the correlation of label and prediction: (n sum h_k - sum t_k p_k) / sqrt((n^2 -
   * sum p_k^2) (n^2 - sum t_k^2)).
   */
  MCC("mcc") {
    @Override
    double of(MulticlassScores scores, ClassBaselineScores baselines) {
      ClassConfusion confusion = scores.confusion();
      long[] trues = confusion.trueCounts();
      long[] predicted = confusion.predictedCounts();
      double n = scores.exampleCount();
      return (confusion.hitCount() / n - agreement(trues, predicted, n))
          / Math.sqrt(1 - agreement(predicted, predicted, n))
          / Math.sqrt(1 - agreement(trues, trues, n));
    }
  },

  /** Cohen 1960: (accuracy - c) / (1 - c), with c = (sum of t_k p_k) / n^2. */
  KAPPA("kappa") {
    @Override
    double of(MulticlassScores scores, ClassBaselineScores baselines) {
      ClassConfusion confusion = scores.confusion();
      long[] trues = confusion.trueCounts();
      long[] predicted = confusion.predictedCounts();
      double n = scores.exampleCount();
      double byChance = agreement(trues, predicted, n);
      return (confusion.hitCount() / n - byChance) / (1 - byChance);
    }
  },

  /**
   * Kappa against the classifier that repeats the last label of the split (Zliobaite et al. 2015,
   * section 4.2): (accuracy - lastAccuracy) / (1 - lastAccuracy).
   */
  KAPPA_T("kappa_t") {
    @Override
    double of(MulticlassScores scores, ClassBaselineScores baselines) {
      return ClassBaselineScores.gain(ACCURACY.of(scores, baselines), baselines.lastAccuracy());
    }
  },

  /**
   * Kappa against the classifier that says the class that was commonest so far (Bifet et al. 2015):
   * (accuracy - majorityAccuracy) / (1 - majorityAccuracy).
   */
  KAPPA_M("kappa_m") {
    @Override
    double of(MulticlassScores scores, ClassBaselineScores baselines) {
      return ClassBaselineScores.gain(ACCURACY.of(scores, baselines), baselines.majorityAccuracy());
    }
  };

  private final String id;

  MulticlassMetric(String id) {
    this.id = id;
  }

  /** Returns the metric's name in reports. */
  String id() {
    return id;
  }

  /**
   * Computes the metric.
   *
   * @param baselines how well the baselines predicted the same examples
   */
  abstract double of(MulticlassScores scores, ClassBaselineScores baselines);

  /** Returns how often two draws of a class agree, each by its own counts of n examples. */
  private static double agreement(long[] counts, long[] others, double n) {
    double agreement = 0;
    for (int k = 0; k < counts.length; k++) {
      agreement += counts[k] / n * (others[k] / n);
    }
    return agreement;
  }
}
