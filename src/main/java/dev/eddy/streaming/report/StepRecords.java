package dev.eddy.streaming.report;

import dev.eddy.streaming.assembly.SplitMessage;
import dev.eddy.streaming.wire.StepOverride;
import java.util.List;

/**
 * What the decoder saw in one step of one split, apart from the examples themselves: from the
 * decoder to the evaluation. One for each split that has records in the step.
 *
 * @param stepId the step's id
 * @param readCount records read: accepted ones, scored ones and rejected ones
 * @param scoredCount those that had no label or are held out
 * @param accepted those that were sent to a shard
 * @param rejections the rejected ones, in the split's order
 * @param overrides those that are not in the interval of their timestamp
 */
public record StepRecords(
    int split,
    long stepId,
    int readCount,
    int scoredCount,
    Accepted accepted,
    List<Rejection> rejections,
    List<StepOverride> overrides)
    implements SplitMessage {

  /**
   * The records that were sent to a shard.
   *
   * @param labels of each, in the split's order
   * @param shards of each
   * @param firstOffset where the first one comes from, 0 when there is none
   * @param lastOffset where the last one comes from
   */
  @SuppressWarnings("ArrayRecordComponent") // A message, never compared.
  public record Accepted(double[] labels, byte[] shards, long firstOffset, long lastOffset) {
    public Accepted {
      if (shards.length != labels.length) {
        throw new IllegalArgumentException(
            "shards must be as many as labels (%d), were %d"
                .formatted(labels.length, shards.length));
      }
    }

    /** Returns records of shard 0, by their position in the step. */
    static Accepted of(double... labels) {
      return new Accepted(labels, new byte[labels.length], 0, Math.max(0, labels.length - 1));
    }
  }

  /** Returns the labels of the accepted records, in the split's order. */
  public double[] labels() {
    return accepted.labels();
  }

  /** Every record that was not rejected had a label, and one shard got them all. */
  public StepRecords(
      int split,
      long stepId,
      int readCount,
      double[] labels,
      List<Rejection> rejections,
      List<StepOverride> overrides) {
    this(split, stepId, readCount, 0, Accepted.of(labels), rejections, overrides);
  }

  /**
   * A record that was not trained.
   *
   * @param offset Kafka offset, or line number from 0
   * @param reason name, rule and value
   */
  public record Rejection(long offset, String reason) {}
}
