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
    double of(MulticlassScores scores, double lastAccuracy) {
      return (double) scores.confusion().hitCount() / scores.exampleCount();
    }
  },

  /**
   * Mean over the classes that occur, as labels or predictions, of F1_k = 2 h_k / (t_k + p_k), as
   * scikit-learn's {@code f1_score(average='macro')}.
   */
  MACRO_F1("macro_f1") {
    @Override
    double of(MulticlassScores scores, double lastAccuracy) {
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
    double of(MulticlassScores scores, double lastAccuracy) {
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
    double of(MulticlassScores scores, double lastAccuracy) {
      return scores.confusion().classCount() <= 3
          ? Double.NaN
          : (double) scores.topHits() / scores.exampleCount();
    }
  },

  /** Cohen 1960: (accuracy - c) / (1 - c), with c = (sum of t_k p_k) / n^2. */
  KAPPA("kappa") {
    @Override
    double of(MulticlassScores scores, double lastAccuracy) {
      ClassConfusion confusion = scores.confusion();
      long[] trues = confusion.trueCounts();
      long[] predicted = confusion.predictedCounts();
      double n = scores.exampleCount();
      double byChance = 0;
      for (int k = 0; k < trues.length; k++) {
        byChance += trues[k] / n * (predicted[k] / n);
      }
      return (confusion.hitCount() / n - byChance) / (1 - byChance);
    }
  },

  /**
   * Kappa against the classifier that repeats the last label (Zliobaite et al. 2015, section 4.2):
   * (accuracy - lastAccuracy) / (1 - lastAccuracy).
   */
  KAPPA_T("kappa_t") {
    @Override
    double of(MulticlassScores scores, double lastAccuracy) {
      return (ACCURACY.of(scores, lastAccuracy) - lastAccuracy) / (1 - lastAccuracy);
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
   * @param lastAccuracy accuracy on the same examples of predicting each split's last label
   */
  abstract double of(MulticlassScores scores, double lastAccuracy);
}
