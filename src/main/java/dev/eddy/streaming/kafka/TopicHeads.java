package dev.eddy.streaming.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the first values of each partition; those without a value have nothing to show. */
final class TopicHeads {
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;
  private final Map<TopicPartition, List<byte[]>> heads = new HashMap<>();
  private final int recordCountMax;

  private TopicHeads(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, int recordCountMax) {
    this.consumer = consumer;
    this.recordCountMax = recordCountMax;
    partitions.forEach(partition -> heads.put(partition, new ArrayList<>()));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    this.ends = consumer.endOffsets(partitions, TopicAdmin.TIMEOUT);
  }

  /** Returns the values in the order of the partitions. */
  static List<List<byte[]>> read(
      Properties properties, List<TopicPartition> partitions, int recordCountMax) {
    if (recordCountMax < 1) {
      throw new IllegalArgumentException("recordCountMax must be >= 1, was " + recordCountMax);
    }
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, bytes, bytes)) {
      TopicHeads topic = new TopicHeads(consumer, partitions, recordCountMax);
      topic.fill();
      return partitions.stream().map(topic.heads::get).toList();
    } catch (KafkaException e) {
      throw new IllegalArgumentException(
          "input.topic must be readable, was not: " + e.getMessage(), e);
    }
  }

  private void fill() {
    long deadline = System.nanoTime() + TopicAdmin.TIMEOUT.toNanos();
    while (true) {
      consumer.pause(consumer.assignment().stream().filter(this::isThrough).toList());
      if (consumer.paused().size() == heads.size()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalArgumentException(
            "the first records of input.topic must come within %s, partitions left were %s"
                .formatted(
                    TopicAdmin.TIMEOUT,
                    heads.keySet().stream().filter(partition -> !isThrough(partition)).toList()));
      }
      consumer.poll(POLL_TIMEOUT).forEach(this::add);
    }
  }

  private boolean isThrough(TopicPartition partition) {
    return heads.get(partition).size() >= recordCountMax
        || consumer.position(partition, TopicAdmin.TIMEOUT) >= ends.get(partition);
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    List<byte[]> head = heads.get(new TopicPartition(record.topic(), record.partition()));
    if (record.value() != null && head.size() < recordCountMax) {
      head.add(record.value());
    }
  }
}
