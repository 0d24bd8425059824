package dev.eddy.streaming.report;

import dev.eddy.streaming.assembly.SplitMessage;
import dev.eddy.streaming.layout.ByteRows;

/**
 * Which records of one split are scored in one step, rejected ones left out, in the split's order:
 * from the decoder to the predictions. One for each split that has records in the step.
 *
 * @param stepId the step's id
 * @param offsets Kafka offsets, or line numbers from 0
 * @param shards the shard that scores each record
 * @param labels NaN for a record that has none
 * @param keys Kafka keys, if they are wanted
 * @param headers Kafka headers, if they are wanted
 */
@SuppressWarnings("ArrayRecordComponent") // A message, never compared.
public record StepOrigins(
    int split,
    long stepId,
    long[] offsets,
    byte[] shards,
    double[] labels,
    ByteRows keys,
    ByteRows headers)
    implements SplitMessage {

  public int recordCount() {
    return offsets.length;
  }

  public boolean hasLabel(int i) {
    return !Double.isNaN(labels[i]);
  }
}
