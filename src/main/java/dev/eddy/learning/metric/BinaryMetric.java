package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.Confusion;
import dev.eddy.learning.metric.sums.ScoreHistogram;
import dev.eddy.learning.metric.table.ReliabilityTable;

/**
 * Metrics of a two-class prediction, by the name they have in reports. With n examples, of which P
 * have label 1 and N label 0; NaN where a formula divides by 0.
 */
enum BinaryMetric {

  /** (TP + TN) / n. */
  ACCURACY("accuracy") {
    @Override
    double of(BinaryScores scores, ClassBaselineScores baselines) {
      return (double) scores.confusion().hitCount() / scores.exampleCount();
    }
  },

  /** TP / (TP + FP). */
  PRECISION("precision") {
    @Override
    double of(BinaryScores scores, ClassBaselineScores baselines) {
      Confusion confusion = scores.confusion();
      return (double) confusion.truePositives() / confusion.predictedPositiveCount();
    }
  },

  /** TP / (TP + FN). */
  RECALL("recall") {
    @Override
    double of(BinaryScores scores, ClassBaselineScores baselines) {
      Confusion confusion = scores.confusion();
      return (double) confusion.truePositives() / confusion.positiveCount();
    }
  },

  /** Harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN). */
  F1("f1") {
    @Override
    double of(BinaryScores scores, ClassBaselineScores baselines) {
      Confusion confusion = scores.confusion();
      return 2.0
          * confusion.truePositives()
          / (confusion.predictedPositiveCount() + confusion.positiveCount());
    }
  },

  /** TN / (TN + FP). */
  SPECIFICITY("specificity") {
    @Override
    double of(BinaryScores scores, ClassBaselineScores baselines) {
      Confusion confusion = scores.confusion();
      return (double) confusion.trueNegatives() / confusion.negativeCount();
    }
  },

  /** Mean of recall and specificity: what accuracy were with as many of each class. */
  BALANCED_ACCURACY("balanced_accuracy") {
    @Override
    double of(BinaryScores scores, ClassBaselineScores baselines) {
      return (RECALL.of(scores, baselines) + SPECIFICITY.of(scores, baselines)) / 2;
    }
  },

  /**
   * Matthews 1975, the correlation of label and prediction: (TP TN - FP FN) / sqrt((TP + FP) (TP +
   * FN) (TN + FP) (TN + FN)).
   */
  MCC("mcc") {
    @Override
    double of(BinaryScores scores, ClassBaselineScores baselines) {
      Confusion confusion = scores.confusion();
      double product =
          (double) confusion.truePositives() * confusion.trueNegatives()
              - (double) confusion.falsePositives() * confusion.falseNegatives();
      // Two roots: the product of all four numbers leaves 53 bits early.
      return product
          / Math.sqrt(
              (double) confusion.predictedPositiveCount() * confusion.predictedNegativeCount())
          / Math.sqrt((double) confusion.positiveCount() * confusion.negativeCount());
    }
  },

  /** Brier 1950, over the probability of label 1: sum (sigmoid(margin) - label)^2 / n. */
  BRIER("brier", true) {
    @Override
    double of(BinaryScores scores, ClassBaselineScores baselines) {
      return scores.brierSum() / scores.exampleCount();
    }
  },

  /** Mean gap between predicted probability and what comes true, see {@link ReliabilityTable}. */
  CALIBRATION_ERROR("calibration_error", true) {
    @Override
    double of(BinaryScores scores, ClassBaselineScores baselines) {
      return ReliabilityTable.of(scores.histogram()).calibrationError();
    }
  },

  /**
   * Area under the ROC curve: the share of the P N pairs in which the positive has the greater
   * margin, pairs within a bin b counting one half. Off by at most sum_b pos_b neg_b / (2 P N) from
   * the area of the exact margins.
   */
  AUC("auc") {
    @Override
    double of(BinaryScores scores, ClassBaselineScores baselines) {
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
   * Average precision, the area under the curve of precision and recall without interpolation: sum
   * over the bins from the highest of (recall - recall before) precision, where what counts as
   * predicted is everything from the bin upwards, as scikit-learn's {@code
   * average_precision_score}. Off by at most sum_b pos_b / P max(neg_b p, pos_b f) / (k (k - pos_b
   * - neg_b + 1)) from that of the exact margins, with p positives and f negatives, k in all, in
   * bin b and above.
   */
  AUC_PR("auc_pr") {
    @Override
    double of(BinaryScores scores, ClassBaselineScores baselines) {
      ScoreHistogram histogram = scores.histogram();
      double sum = 0;
      long positives = 0;
      long examples = 0;
      for (int i = histogram.bins().length - 1; i >= 0; i--) {
        long inBin = histogram.positives()[i];
        positives += inBin;
        examples += inBin + histogram.negatives()[i];
        sum += inBin * ((double) positives / examples);
      }
      return sum / positives;
    }
  },

  /**
   * Cohen 1960: (accuracy - c) / (1 - c), where c is the accuracy that chance gives with the same
   * numbers of predictions: ((TP + FP) (TP + FN) + (TN + FN) (TN + FP)) / n^2.
   */
  KAPPA("kappa") {
    @Override
    double of(BinaryScores scores, ClassBaselineScores baselines) {
      Confusion confusion = scores.confusion();
      double n = confusion.exampleCount();
      double byChance =
          confusion.predictedPositiveCount() / n * (confusion.positiveCount() / n)
              + confusion.predictedNegativeCount() / n * (confusion.negativeCount() / n);
      return (confusion.hitCount() / n - byChance) / (1 - byChance);
    }
  },

  /**
   * Kappa against the classifier that repeats the last label of the split (Zliobaite et al. 2015,
   * section 4.2): (accuracy - lastAccuracy) / (1 - lastAccuracy).
   */
  KAPPA_T("kappa_t") {
    @Override
    double of(BinaryScores scores, ClassBaselineScores baselines) {
      return ClassBaselineScores.gain(ACCURACY.of(scores, baselines), baselines.lastAccuracy());
    }
  },

  /**
   * Kappa against the classifier that says the class that was commonest so far (Bifet et al. 2015):
   * (accuracy - majorityAccuracy) / (1 - majorityAccuracy).
   */
  KAPPA_M("kappa_m") {
    @Override
    double of(BinaryScores scores, ClassBaselineScores baselines) {
      return ClassBaselineScores.gain(ACCURACY.of(scores, baselines), baselines.majorityAccuracy());
    }
  };

  private final String id;
  private final boolean isOfProbability;

  BinaryMetric(String id) {
    this(id, false);
  }

  BinaryMetric(String id, boolean isOfProbability) {
    this.id = id;
    this.isOfProbability = isOfProbability;
  }

  /** Returns the metric's name in reports. */
  String id() {
    return id;
  }

  /** Whether the metric takes margins for log odds, which those of a hinge are not. */
  boolean isOfProbability() {
    return isOfProbability;
  }

  /**
   * Computes the metric.
   *
   * @param baselines how well the baselines predicted the same examples
   */
  abstract double of(BinaryScores scores, ClassBaselineScores baselines);
}
