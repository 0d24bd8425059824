package dev.eddy.cli.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Follows a topic from its beginning, transactions only once they are committed. */
final class TopicLines implements LineSource {
  private static final Duration WAIT = Duration.ofMillis(500);

  /** Within this a broker has answered, or it is taken for gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer<String, String> consumer;

  /** Where the partitions ended when they were opened. */
  private final Map<TopicPartition, Long> ends;

  private TopicLines(Consumer<String, String> consumer, Map<TopicPartition, Long> ends) {
    this.consumer = consumer;
    this.ends = ends;
  }

  /**
   * Opens a topic.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  static TopicLines open(String bootstrapServers, String topic) {
    Consumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      consumer.close();
      throw new IllegalArgumentException("--topic must exist, was " + topic);
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return new TopicLines(consumer, consumer.endOffsets(partitions));
  }

  @Override
  public List<String> poll() {
    List<String> lines = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    // The first fetch may take longer than one wait: that is no sign that nothing is there.
    do {
      for (ConsumerRecord<String, String> record : consumer.poll(WAIT)) {
        lines.add(record.value());
      }
    } while (lines.isEmpty() && isBehind() && System.nanoTime() < deadline);
    return lines;
  }

  /** Whether what was there in the beginning is yet to come. */
  private boolean isBehind() {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
