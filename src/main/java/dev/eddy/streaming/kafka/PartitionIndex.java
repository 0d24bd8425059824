package dev.eddy.streaming.kafka;

import dev.eddy.streaming.pacing.SplitIndex;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** A split is its partition, by number. */
final class PartitionIndex implements SplitIndex<KafkaPartitionSplit> {
  private static final long serialVersionUID = 1L;

  @Override
  public int of(KafkaPartitionSplit split) {
    return split.getTopicPartition().partition();
  }

  /** A negative one stands for the earliest. */
  @Override
  public long firstOffset(KafkaPartitionSplit split) {
    return Math.max(0, split.getStartingOffset());
  }
}
