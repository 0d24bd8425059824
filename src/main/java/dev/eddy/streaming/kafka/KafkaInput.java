package dev.eddy.streaming.kafka;

import dev.eddy.streaming.pacing.TrainingInput;
import dev.eddy.streaming.wire.RawRecord;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.connector.base.source.reader.SourceReaderOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic as training input: each partition is a split.
 *
 * <p>Partitions and offsets are fixed when the job is built, so that the input is the same however
 * often the job fails before its first checkpoint.
 */
public final class KafkaInput {
  static final String ISOLATION_LEVEL = "read_committed";

  /** The client's own bound of a fetch of one partition. */
  private static final int FETCH_BYTES_MIN = 1 << 20;

  /** With more, collections of the heap cost what fewer fetches save. */
  private static final int FETCH_BYTES_MAX = 3 << 20;

  /** What one fetch of each partition may have in all; several of each are held at a time. */
  private static final int ALL_FETCH_BYTES = 16 << 20;

  private final KafkaSettings settings;
  private final boolean keepsHeaders;

  private KafkaInput(KafkaSettings settings, boolean keepsHeaders) {
    this.settings = settings;
    this.keepsHeaders = keepsHeaders;
  }

  public static KafkaInput of(KafkaSettings settings) {
    return new KafkaInput(settings, false);
  }

  /** Returns the same input with the records' headers. */
  public KafkaInput withHeaders() {
    return new KafkaInput(settings, true);
  }

  /**
   * Asks the broker for partitions and offsets and returns the input.
   *
   * @throws IllegalArgumentException when the broker or the topic is not there
   */
  public TrainingInput<?, ?> trainingInput() {
    return trainingInput(Optional.empty());
  }

  /**
   * Returns the input of a topic to which partitions may be added while the job runs.
   *
   * @param discoveryInterval from one look for new partitions to the next
   * @throws IllegalArgumentException when the broker or the topic is not there
   */
  public TrainingInput<?, ?> growingInput(Duration discoveryInterval) {
    return trainingInput(Optional.of(discoveryInterval));
  }

  private TrainingInput<?, ?> trainingInput(Optional<Duration> discoveryInterval) {
    try (TopicAdmin admin = TopicAdmin.connect(settings)) {
      List<TopicPartition> partitions = admin.partitions();
      TopicRange range = TopicRange.of(settings, admin, partitions);
      Properties properties = consumerProperties(partitions.size());
      KafkaSourceBuilder<RawRecord> builder =
          KafkaSource.<RawRecord>builder()
              .setProperties(properties)
              .setStartingOffsets(new KnownOffsets(range.starts()))
              .setProperty(
                  KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
                  Long.toString(discoveryInterval.map(Duration::toMillis).orElse(-1L)))
              .setProperty(
                  ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ValueBuffer.class.getName())
              .setDeserializer(new RecordView(keepsHeaders));
      if (discoveryInterval.isPresent()) {
        builder.setTopics(settings.topic());
      } else {
        builder.setPartitions(new HashSet<>(partitions));
      }
      range.ends().map(OffsetsInitializer::offsets).ifPresent(builder::setBounded);
      String topic = settings.topic();
      return new TrainingInput<>(
          new PartitionSource(builder.build(), settings),
          new PartitionIndex(),
          partitions.stream().map(TopicPartition::toString).toList(),
          1,
          () -> PartitionAbsence.open(topic, properties));
    }
  }

  /**
   * Returns the values of the first records of each partition, none for an empty one: enough to
   * guess a schema from.
   *
   * @param recordCountMax how many values of a partition, at least 1
   * @throws IllegalArgumentException when the broker or the topic is not there
   */
  public List<List<byte[]>> heads(int recordCountMax) {
    try (TopicAdmin admin = TopicAdmin.connect(settings)) {
      List<TopicPartition> partitions = admin.partitions();
      return TopicHeads.read(consumerProperties(partitions.size()), partitions, recordCountMax);
    }
  }

  /**
   * Returns how large a fetch of one partition may be: 1 MiB by default, but consumer and broker
   * spend nearly half of their time on what comes with each of those.
   */
  static int fetchBytes(int partitionCount) {
    int share = ALL_FETCH_BYTES / partitionCount;
    return Math.min(FETCH_BYTES_MAX, Math.max(FETCH_BYTES_MIN, share));
  }

  private Properties consumerProperties(int partitionCount) {
    Properties properties = new Properties();
    properties.put(
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
        Integer.toString(fetchBytes(partitionCount)));
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, ISOLATION_LEVEL);
    // Each split has a consumer, and all those of a subtask would register the same names.
    properties.put(KafkaSourceOptions.REGISTER_KAFKA_CONSUMER_METRICS.key(), "false");
    // 500 by default, and each poll asks again for news of the group, the topic and the network. It
    // hands out no more than what was fetched.
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
    // Two by default. While the records of one poll are read, one more is enough.
    properties.put(SourceReaderOptions.ELEMENT_QUEUE_CAPACITY.key(), "1");
    // 64 KiB by default, a sixteenth of a fetch of one partition; -1 leaves it to the system, which
    // lets it grow: a sixth less CPU time an example.
    properties.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, "-1");
    properties.putAll(settings.clientProperties());
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.groupId());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "true");
    return properties;
  }
}
