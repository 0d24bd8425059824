package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.Confusion;
import dev.eddy.learning.metric.sums.ScoreHistogram;

/**
 * Metrics of a two-class prediction, by the name they have in reports. With n examples, of which P
 * have label 1 and N label 0; NaN where a formula divides by 0.
 */
enum BinaryMetric {

  /** (TP + TN) / n. */
  ACCURACY("accuracy") {
    @Override
    double of(BinaryScores scores, double lastAccuracy) {
      return (double) scores.confusion().hitCount() / scores.exampleCount();
    }
  },

  /** TP / (TP + FP). */
  PRECISION("precision") {
    @Override
    double of(BinaryScores scores, double lastAccuracy) {
      Confusion confusion = scores.confusion();
      return (double) confusion.truePositives() / confusion.predictedPositiveCount();
    }
  },

  /** TP / (TP + FN). */
  RECALL("recall") {
    @Override
    double of(BinaryScores scores, double lastAccuracy) {
      Confusion confusion = scores.confusion();
      return (double) confusion.truePositives() / confusion.positiveCount();
    }
  },

  /** Harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN). */
  F1("f1") {
    @Override
    double of(BinaryScores scores, double lastAccuracy) {
      Confusion confusion = scores.confusion();
      return 2.0
          * confusion.truePositives()
          / (confusion.predictedPositiveCount() + confusion.positiveCount());
    }
  },

  /**
   * Area under the ROC curve: the share of the P N pairs in which the positive has the greater
   * margin, pairs within a bin b counting one half. Off by at most sum_b pos_b neg_b / (2 P N) from
   * the area of the exact margins.
   */
  AUC("auc") {
    @Override
    double of(BinaryScores scores, double lastAccuracy) {
      ScoreHistogram histogram = scores.histogram();
      double rankedPairs = 0;
      long negativesBelow = 0;
      for (int i = 0; i < histogram.bins().length; i++) {
        long negatives = histogram.negatives()[i];
        rankedPairs += histogram.positives()[i] * (negativesBelow + 0.5 * negatives);
        negativesBelow += negatives;
      }
      Confusion confusion = scores.confusion();
      return rankedPairs / ((double) confusion.positiveCount() * confusion.negativeCount());
    }
  },

  /**
   * Cohen 1960: (accuracy - c) / (1 - c), where c is the accuracy that chance gives with the same
   * numbers of predictions: ((TP + FP) (TP + FN) + (TN + FN) (TN + FP)) / n^2.
   */
  KAPPA("kappa") {
    @Override
    double of(BinaryScores scores, double lastAccuracy) {
      Confusion confusion = scores.confusion();
      double n = confusion.exampleCount();
      double byChance =
          confusion.predictedPositiveCount() / n * (confusion.positiveCount() / n)
              + confusion.predictedNegativeCount() / n * (confusion.negativeCount() / n);
      return (confusion.hitCount() / n - byChance) / (1 - byChance);
    }
  },

  /**
   * Kappa against the classifier that repeats the last label (Zliobaite et al. 2015, section 4.2):
   * (accuracy - lastAccuracy) / (1 - lastAccuracy).
   */
  KAPPA_T("kappa_t") {
    @Override
    double of(BinaryScores scores, double lastAccuracy) {
      return (ACCURACY.of(scores, lastAccuracy) - lastAccuracy) / (1 - lastAccuracy);
    }
  };

  private final String id;

  BinaryMetric(String id) {
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
  abstract double of(BinaryScores scores, double lastAccuracy);
}
