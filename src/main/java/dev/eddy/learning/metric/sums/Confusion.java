package dev.eddy.learning.metric.sums;

/** How often each of two classes was predicted for each. */
public record Confusion(
    long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {
  private static final Confusion NONE = new Confusion(0, 0, 0, 0);

  /** Returns the counts of no examples. */
  public static Confusion none() {
    return NONE;
  }

  public Confusion plus(Confusion other) {
    return new Confusion(
        truePositives + other.truePositives,
        falsePositives + other.falsePositives,
        trueNegatives + other.trueNegatives,
        falseNegatives + other.falseNegatives);
  }

  public long exampleCount() {
    return positiveCount() + negativeCount();
  }

  /** Returns how many examples have label 1. */
  public long positiveCount() {
    return truePositives + falseNegatives;
  }

  /** Returns how many examples have label 0. */
  public long negativeCount() {
    return falsePositives + trueNegatives;
  }

  /** Returns how many examples were predicted to be 1. */
  public long predictedPositiveCount() {
    return truePositives + falsePositives;
  }

  /** Returns how many examples were predicted to be 0. */
  public long predictedNegativeCount() {
    return trueNegatives + falseNegatives;
  }

  /** Returns how many examples were predicted right. */
  public long hitCount() {
    return truePositives + trueNegatives;
  }
}
