package dev.eddy.streaming.report;

import dev.eddy.streaming.wire.StepOverride;
import java.util.List;

/**
 * What the decoder saw in one step of one split, apart from the examples themselves: from the
 * decoder to the evaluation. One for each split that has records in the step.
 *
 * @param stepId the step's id
 * @param readCount records read: trained ones and rejected ones
 * @param labels the labels of the accepted records, in the split's order
 * @param rejections the others, in the split's order
 * @param overrides those that are not in the interval of their timestamp
 */
@SuppressWarnings("ArrayRecordComponent") // A message, never compared.
public record StepRecords(
    int split,
    long stepId,
    int readCount,
    double[] labels,
    List<Rejection> rejections,
    List<StepOverride> overrides) {

  /**
   * A record that was not trained.
   *
   * @param offset Kafka offset, or line number from 0
   * @param reason name, rule and value
   */
  public record Rejection(long offset, String reason) {}
}
