package dev.eddy.learning.metric.sums;

import java.util.Arrays;

/**
 * The labels that baselines have learned: how many, their sum and the last one of each split.
 *
 * @param count labels of all splits
 * @param sum of all labels, in canonical order; exact when the labels are classes
 * @param lasts last label of each split, 0 for a split that had none
 * @param classCounts labels of each class; empty when labels are numbers
 */
@SuppressWarnings("ArrayRecordComponent") // State, replaced with each step and never compared.
public record LabelHistory(long count, double sum, double[] lasts, long[] classCounts) {

  /**
   * Returns the history before the first label.
   *
   * @param classCount number of classes, 0 when labels are numbers
   */
  public static LabelHistory empty(int classCount) {
    return new LabelHistory(0, 0, new double[0], new long[classCount]);
  }

  /** Returns the mean of the labels, 0 before the first. */
  public double mean() {
    return count == 0 ? 0 : sum / count;
  }

  /** Returns the last label of a split, 0 before its first. */
  public double last(int split) {
    return split < lasts.length ? lasts[split] : 0;
  }

  /** Returns the history after one more step, given the step's labels of each split. */
  public LabelHistory plus(double[][] labelsOfSplits) {
    long newCount = count;
    double newSum = sum;
    long[] newCounts = classCounts.clone();
    double[] newLasts = Arrays.copyOf(lasts, Math.max(lasts.length, labelsOfSplits.length));
    for (int split = 0; split < labelsOfSplits.length; split++) {
      double[] labels = labelsOfSplits[split];
      newCount += labels.length;
      for (double label : labels) {
        newSum += label;
        if (newCounts.length > 0) {
          newCounts[(int) label]++;
        }
      }
      if (labels.length > 0) {
        newLasts[split] = labels[labels.length - 1];
      }
    }
    return new LabelHistory(newCount, newSum, newLasts, newCounts);
  }
}
