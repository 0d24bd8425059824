package dev.eddy.streaming.kafka;

import dev.eddy.format.NearestName;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks a broker about one topic, with a deadline and answers that name the option at fault. */
public final class TopicAdmin implements AutoCloseable {
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final KafkaSettings settings;
  private final Names names;
  private final AdminClient client;

  private TopicAdmin(KafkaSettings settings, Names names, AdminClient client) {
    this.settings = settings;
    this.names = names;
    this.client = client;
  }

  /** The options that a message names. */
  private record Names(String topic, String servers) {
    static final Names INPUT = new Names("input.topic", "input.bootstrap-servers");

    static Names output(String option) {
      return new Names(option, "output.bootstrap-servers");
    }
  }

  static TopicAdmin connect(KafkaSettings settings) {
    return connect(settings, Names.INPUT);
  }

  /**
   * Refuses a topic of the output that does not exist: its producer would wait for it for ever.
   *
   * @param option that names the topic
   * @throws IllegalArgumentException if there is no such topic, or no broker
   */
  public static void requireOutput(KafkaSettings settings, String option) {
    try (TopicAdmin admin = connect(settings, Names.output(option))) {
      admin.partitions();
    }
  }

  /**
   * Returns how many bytes a record of a topic of the output may have, its headers and frame
   * included.
   *
   * @param option that names the topic
   * @throws IllegalArgumentException if there is no such topic, or no broker
   */
  public static int outputRecordLengthMax(KafkaSettings settings, String option) {
    try (TopicAdmin admin = connect(settings, Names.output(option))) {
      // Asked for its configuration alone, a broker may answer for a topic that is not there.
      admin.partitions();
      ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, settings.topic());
      return Integer.parseInt(
          admin
              .await(admin.client.describeConfigs(List.of(topic)).all())
              .get(topic)
              .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
              .value());
    }
  }

  private static TopicAdmin connect(KafkaSettings settings, Names names) {
    Properties properties = new Properties();
    properties.putAll(settings.clientProperties());
    String timeout = Long.toString(TIMEOUT.toMillis());
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    try {
      return new TopicAdmin(settings, names, AdminClient.create(properties));
    } catch (KafkaException e) {
      throw unreachable(names, settings, e.getCause() == null ? e : e.getCause());
    }
  }

  /** Returns the topic's partitions, by number. */
  List<TopicPartition> partitions() {
    String topic = settings.topic();
    return await(client.describeTopics(List.of(topic)).allTopicNames())
        .get(topic)
        .partitions()
        .stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
        .toList();
  }

  /** Returns the offset of the oldest record of each partition. */
  Map<TopicPartition, Long> beginnings(List<TopicPartition> partitions) {
    return offsets(partitions, OffsetSpec.earliest());
  }

  /** Returns the offset behind the last record that a consumer can see of each partition. */
  Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
    return offsets(partitions, OffsetSpec.latest());
  }

  /** Returns the offset of the first record that is not older than a time, where there is one. */
  Map<TopicPartition, Long> notOlder(List<TopicPartition> partitions, long epochMillis) {
    Map<TopicPartition, Long> found = offsets(partitions, OffsetSpec.forTimestamp(epochMillis));
    found.values().removeIf(offset -> offset < 0);
    return found;
  }

  /** Returns the offset that the consumer group has committed of each partition. */
  Map<TopicPartition, Long> committed(List<TopicPartition> partitions) {
    String group = settings.groupId();
    Map<TopicPartition, OffsetAndMetadata> committed =
        await(client.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    Map<TopicPartition, Long> starts = new HashMap<>();
    for (TopicPartition partition : partitions) {
      if (committed.get(partition) == null) {
        throw new IllegalArgumentException(
            "input.start must be earliest, latest or a time, for group %s has committed nothing of %s, was committed"
                .formatted(group, partition));
      }
      starts.put(partition, committed.get(partition).offset());
    }
    return starts;
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> entry :
        await(client.listOffsets(wanted, new ListOffsetsOptions(isolation())).all()).entrySet()) {
      offsets.put(entry.getKey(), entry.getValue().offset());
    }
    return offsets;
  }

  private IsolationLevel isolation() {
    String level =
        settings
            .clientProperties()
            .getOrDefault(ConsumerConfig.ISOLATION_LEVEL_CONFIG, KafkaInput.ISOLATION_LEVEL);
    return IsolationLevel.valueOf(level.toUpperCase(Locale.ROOT));
  }

  private <T> T await(KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          || e.getCause() instanceof InvalidTopicException) {
        throw new IllegalArgumentException(
            names.topic() + " must exist, was " + settings.topic() + nearest(), e);
      }
      if (e.getCause() instanceof AuthorizationException) {
        throw new IllegalArgumentException(
            "%s must be open to these credentials, was %s: %s"
                .formatted(names.topic(), settings.topic(), e.getCause().getMessage()),
            e);
      }
      throw unreachable(names, settings, e.getCause());
    } catch (TimeoutException e) {
      throw unreachable(names, settings, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for " + settings.topic(), e);
    }
  }

  private String nearest() {
    List<String> topics = await(client.listTopics().names()).stream().sorted().toList();
    return topics.isEmpty()
        ? "; there is no topic at all"
        : "; the nearest is " + NearestName.of(settings.topic(), topics);
  }

  private static IllegalArgumentException unreachable(
      Names names, KafkaSettings settings, Throwable cause) {
    String reason = cause.getMessage() == null ? "no answer" : cause.getMessage();
    return new IllegalArgumentException(
        "%s must be reachable, was %s: %s"
            .formatted(names.servers(), settings.bootstrapServers(), reason),
        cause);
  }

  @Override
  public void close() {
    client.close(TIMEOUT);
  }
}
