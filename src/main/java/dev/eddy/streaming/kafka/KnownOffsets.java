package dev.eddy.streaming.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Starts where the job was told to when it was built, and a partition that was added since then at
 * its first record.
 */
final class KnownOffsets implements OffsetsInitializer {
  private static final long serialVersionUID = 1L;

  private final HashMap<TopicPartition, Long> known;

  KnownOffsets(Map<TopicPartition, Long> known) {
    this.known = new HashMap<>(known);
  }

  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    List<TopicPartition> added = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      if (known.containsKey(partition)) {
        offsets.put(partition, known.get(partition));
      } else {
        added.add(partition);
      }
    }
    if (!added.isEmpty()) {
      offsets.putAll(retriever.beginningOffsets(added));
    }
    return offsets;
  }

  /** Any other reset than none would skip, in silence, what retention deleted before a restore. */
  @Override
  @SuppressWarnings("deprecation") // The connector's interface wants the old type.
  public OffsetResetStrategy getAutoOffsetResetStrategy() {
    return OffsetResetStrategy.NONE;
  }
}
