package dev.eddy.streaming.report;

import dev.eddy.streaming.assembly.SplitMessage;
import dev.eddy.streaming.wire.StepOverride;
import java.util.List;

/**
 * What the decoder saw in one step of one split, apart from the examples themselves: from the
 * decoder to the evaluation. One for each split that has records in the step.
 *
 * @param stepId the step's id
 * @param readCount records read: trained ones, scored ones and rejected ones
 * @param scoredCount those that had no label
 * @param labels the labels of the accepted records, in the split's order
 * @param rejections the rejected ones, in the split's order
 * @param overrides those that are not in the interval of their timestamp
 */
@SuppressWarnings("ArrayRecordComponent") // A message, never compared.
public record StepRecords(
    int split,
    long stepId,
    int readCount,
    int scoredCount,
    double[] labels,
    List<Rejection> rejections,
    List<StepOverride> overrides)
    implements SplitMessage {

  /** Every record that was not rejected had a label. */
  public StepRecords(
      int split,
      long stepId,
      int readCount,
      double[] labels,
      List<Rejection> rejections,
      List<StepOverride> overrides) {
    this(split, stepId, readCount, 0, labels, rejections, overrides);
  }

  /**
   * A record that was not trained.
   *
   * @param offset Kafka offset, or line number from 0
   * @param reason name, rule and value
   */
  public record Rejection(long offset, String reason) {}
}
