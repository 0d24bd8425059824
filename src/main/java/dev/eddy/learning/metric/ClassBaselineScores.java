package dev.eddy.learning.metric;

import dev.eddy.learning.metric.sums.LabelHistory;
import dev.eddy.learning.metric.sums.PredictorSums;

/**
 * How well baselines predicted labels that are classes.
 *
 * @param majorityHits labels equal to the commonest one before the step, the first one of a tie
 * @param lastHits labels equal to their split's last one, which is 0 before its first
 * @param baseRateLossSum log loss of the probability (labels of the class + 1) / (labels + classes)
 *     before the step
 * @param frozen of the model as it once was, where there is that
 */
public record ClassBaselineScores(
    long exampleCount,
    long majorityHits,
    long lastHits,
    double baseRateLossSum,
    PredictorSums frozen)
    implements BaselineScores {
  private static final ClassBaselineScores NONE = new ClassBaselineScores(0, 0, 0, 0);

  /** There is no frozen model. */
  public ClassBaselineScores(
      long exampleCount, long majorityHits, long lastHits, double baseRateLossSum) {
    this(exampleCount, majorityHits, lastHits, baseRateLossSum, PredictorSums.none());
  }

  static ClassBaselineScores none() {
    return NONE;
  }

  static ClassBaselineScores of(LabelHistory history, double[][] labelsOfSplits) {
    long[] counts = new long[history.classCounts().length];
    long exampleCount = 0;
    long lastHits = 0;
    for (int split = 0; split < labelsOfSplits.length; split++) {
      double last = history.last(split);
      for (double label : labelsOfSplits[split]) {
        counts[(int) label]++;
        lastHits += label == last ? 1 : 0;
        last = label;
      }
      exampleCount += labelsOfSplits[split].length;
    }
    double lossSum = 0;
    int majority = 0;
    for (int k = 0; k < counts.length; k++) {
      long before = history.classCounts()[k];
      if (before > history.classCounts()[majority]) {
        majority = k;
      }
      double baseRate = (before + 1.0) / (history.count() + counts.length);
      lossSum -= counts[k] * StrictMath.log(baseRate);
    }
    return new ClassBaselineScores(exampleCount, counts[majority], lastHits, lossSum);
  }

  @Override
  public ClassBaselineScores plus(BaselineScores later) {
    if (!(later instanceof ClassBaselineScores added)) {
      throw new IllegalArgumentException("later scores must be of classes, were " + later);
    }
    return new ClassBaselineScores(
        exampleCount + added.exampleCount,
        majorityHits + added.majorityHits,
        lastHits + added.lastHits,
        baseRateLossSum + added.baseRateLossSum,
        frozen.plus(added.frozen));
  }

  @Override
  public ClassBaselineScores with(PredictorSums ofFrozen) {
    return new ClassBaselineScores(exampleCount, majorityHits, lastHits, baseRateLossSum, ofFrozen);
  }

  /** Returns the share of a baseline's errors that a model of some accuracy does not make. */
  public static double gain(double accuracy, double ofBaseline) {
    return (accuracy - ofBaseline) / (1 - ofBaseline);
  }

  /** Returns the accuracy of predicting the commonest label so far; NaN over no examples. */
  double majorityAccuracy() {
    return (double) majorityHits / exampleCount;
  }

  /** Returns the accuracy of predicting each split's last label; NaN over no examples. */
  double lastAccuracy() {
    return (double) lastHits / exampleCount;
  }
}
