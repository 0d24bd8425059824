package dev.eddy.cli.chaos.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the topic with a consumer of its own and holds it against what was fed, so that a loss
 * between feeder and topic is not taken for one of the job, nor the other way round.
 */
public final class TopicAudit {
  private static final Duration POLL = Duration.ofSeconds(1);

  private TopicAudit() {}

  /**
   * Returns where the topic is not what was fed.
   *
   * @param sent how many records each partition was given
   */
  public static List<String> of(long seed, String bootstrapServers, List<Long> sent) {
    List<String> findings = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
      for (int partition = 0; partition < sent.size(); partition++) {
        ClickRecords expected = new ClickRecords(seed, partition);
        findings.addAll(audit(consumer, expected, partition, sent.get(partition)));
      }
    }
    return findings;
  }

  private static List<String> audit(
      KafkaConsumer<byte[], byte[]> consumer, ClickRecords expected, int partition, long sent) {
    TopicPartition place = new TopicPartition(FeedTopic.NAME, partition);
    consumer.assign(List.of(place));
    consumer.seekToBeginning(List.of(place));
    long end = consumer.endOffsets(List.of(place)).get(place);
    if (end != sent) {
      return List.of("partition %d must end at %,d, ends at %,d".formatted(partition, sent, end));
    }
    while (consumer.position(place) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (!Arrays.equals(record.value(), expected.next())) {
          return List.of(
              "partition %d must have another record at %,d than %s"
                  .formatted(
                      partition,
                      record.offset(),
                      new String(record.value(), StandardCharsets.UTF_8)));
        }
      }
    }
    return List.of();
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
