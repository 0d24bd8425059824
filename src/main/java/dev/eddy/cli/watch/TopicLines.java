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

  private final Consumer<String, String> consumer;

  private TopicLines(Consumer<String, String> consumer) {
    this.consumer = consumer;
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
    return new TopicLines(consumer);
  }

  @Override
  public List<String> poll() {
    List<String> lines = new ArrayList<>();
    for (ConsumerRecord<String, String> record : consumer.poll(WAIT)) {
      lines.add(record.value());
    }
    return lines;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
