package dev.eddy.learning.metric;

/**
 * How well baselines predicted labels that are 0 or 1.
 *
 * @param majorityHits labels equal to the commoner one before the step, 0 when they tie
 * @param lastHits labels equal to their split's last one, which is 0 before its first
 * @param baseRateLossSum log loss of the probability (positives + 1) / (labels + 2) before the step
 */
public record BinaryBaselineScores(
    long exampleCount, long majorityHits, long lastHits, double baseRateLossSum)
    implements BaselineScores {
  private static final BinaryBaselineScores NONE = new BinaryBaselineScores(0, 0, 0, 0);

  static BinaryBaselineScores none() {
    return NONE;
  }

  static BinaryBaselineScores of(LabelHistory history, double[][] labelsOfSplits) {
    long exampleCount = 0;
    long positiveCount = 0;
    long lastHits = 0;
    for (int split = 0; split < labelsOfSplits.length; split++) {
      double last = history.last(split);
      for (double label : labelsOfSplits[split]) {
        positiveCount += label == 1 ? 1 : 0;
        lastHits += label == last ? 1 : 0;
        last = label;
      }
      exampleCount += labelsOfSplits[split].length;
    }
    long negativeCount = exampleCount - positiveCount;
    boolean isMajorityPositive = 2 * history.sum() > history.count();
    double baseRate = (history.sum() + 1) / (history.count() + 2);
    return new BinaryBaselineScores(
        exampleCount,
        isMajorityPositive ? positiveCount : negativeCount,
        lastHits,
        -positiveCount * StrictMath.log(baseRate) - negativeCount * StrictMath.log1p(-baseRate));
  }

  @Override
  public BinaryBaselineScores plus(BaselineScores later) {
    if (!(later instanceof BinaryBaselineScores added)) {
      throw new IllegalArgumentException("later scores must be binary, were " + later);
    }
    return new BinaryBaselineScores(
        exampleCount + added.exampleCount,
        majorityHits + added.majorityHits,
        lastHits + added.lastHits,
        baseRateLossSum + added.baseRateLossSum);
  }

  /** Returns the accuracy of predicting each split's last label; NaN over no examples. */
  double lastAccuracy() {
    return (double) lastHits / exampleCount;
  }
}
