package dev.eddy.cli.kafka;

import dev.eddy.streaming.files.FileInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Creates topics and loads files into them. */
public final class KafkaTopics implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final short REPLICATION = 1;

  /** Far beyond what a broker takes by default, so that the broker is the one who refuses. */
  private static final int LINE_LENGTH_MAX = 64 << 20;

  private final String bootstrapServers;
  private final AdminClient client;

  private KafkaTopics(String bootstrapServers, AdminClient client) {
    this.bootstrapServers = bootstrapServers;
    this.client = client;
  }

  public static KafkaTopics connect(String bootstrapServers) {
    String timeout = Long.toString(TIMEOUT.toMillis());
    Map<String, Object> properties =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    try {
      return new KafkaTopics(bootstrapServers, AdminClient.create(properties));
    } catch (KafkaException e) {
      throw unreachable(bootstrapServers, e.getCause() == null ? e : e.getCause());
    }
  }

  /** Creates a topic that does not exist yet, ready to be written. */
  public void create(String topic, int partitionCount) {
    if (partitionCount < 1) {
      throw new IllegalArgumentException("partitions must be >= 1, was " + partitionCount);
    }
    try {
      await(client.createTopics(List.of(new NewTopic(topic, partitionCount, REPLICATION))).all());
      awaitLeaders(topic, partitionCount);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        throw new IllegalArgumentException("topic must not exist yet, was " + topic, e);
      }
      throw refused(topic, e.getCause());
    }
  }

  /**
   * Waits until the broker serves each partition. While it does not, it may refuse a producer's
   * first batch and take the second, after which it refuses the first one for ever.
   */
  private void awaitLeaders(String topic, int partitionCount) throws ExecutionException {
    Map<TopicPartition, OffsetSpec> ends = ends(topic, partitionCount);
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!areServed(ends, deadline)) {
      // Each look is a round trip to the broker, which learns of the topic within milliseconds.
      Thread.onSpinWait();
    }
  }

  private boolean areServed(Map<TopicPartition, OffsetSpec> ends, long deadline)
      throws ExecutionException {
    try {
      await(client.listOffsets(ends).all());
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          && System.nanoTime() < deadline) {
        return false;
      }
      throw e;
    }
  }

  /** Returns how many partitions a topic has, empty when it does not exist. */
  public OptionalInt partitionCount(String topic) {
    try {
      return OptionalInt.of(
          await(client.describeTopics(List.of(topic)).allTopicNames())
              .get(topic)
              .partitions()
              .size());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return OptionalInt.empty();
      }
      throw refused(topic, e.getCause());
    }
  }

  /** Returns how many records a topic has been given in all its partitions. */
  public long recordCount(String topic) {
    Map<TopicPartition, OffsetSpec> ends =
        ends(
            topic,
            partitionCount(topic)
                .orElseThrow(() -> new IllegalArgumentException("topic must exist, was " + topic)));
    try {
      return await(client.listOffsets(ends).all()).values().stream()
          .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
          .sum();
    } catch (ExecutionException e) {
      throw refused(topic, e.getCause());
    }
  }

  private static Map<TopicPartition, OffsetSpec> ends(String topic, int partitionCount) {
    return IntStream.range(0, partitionCount)
        .mapToObj(partition -> new TopicPartition(topic, partition))
        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
  }

  /**
   * Makes each line of a file a record: line i goes to partition i modulo P, in order.
   *
   * @param batches in which they are written
   * @return the number of records, all of them acknowledged
   * @throws IllegalArgumentException when the topic does not exist
   */
  public long load(Path file, String topic, Batches batches) throws IOException {
    int partitionCount =
        partitionCount(topic)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "topic must exist, was " + topic + "; partitions would create it"));
    AtomicReference<Exception> failure = new AtomicReference<>();
    AtomicLong count = new AtomicLong();
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(producerProperties(batches), bytes, bytes)) {
      FileInput.of(file.toString(), 1, LINE_LENGTH_MAX)
          .forEachLine(
              line -> {
                requireNone(failure.get());
                int partition = (int) (count.getAndIncrement() % partitionCount);
                Future<RecordMetadata> unused =
                    producer.send(
                        new ProducerRecord<>(topic, partition, null, line),
                        (metadata, exception) -> failure.compareAndSet(null, exception));
              });
      producer.flush();
      requireNone(failure.get());
      return count.get();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (KafkaException e) {
      throw refusal(e);
    }
  }

  private static void requireNone(Exception failure) {
    if (failure != null) {
      throw new UncheckedIOException(refusal(failure));
    }
  }

  private static IOException refusal(Exception failure) {
    return new IOException(
        "every record must be acknowledged, but " + failure.getMessage(), failure);
  }

  private Map<String, Object> producerProperties(Batches batches) {
    Map<String, Object> properties = new HashMap<>(batches.properties());
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    return properties;
  }

  private <T> T await(KafkaFuture<T> future) throws ExecutionException {
    try {
      return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unreachable(bootstrapServers, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + bootstrapServers, e);
    }
  }

  private IllegalArgumentException refused(String topic, Throwable cause) {
    if (cause instanceof InvalidTopicException) {
      return new IllegalArgumentException(
          "topic must be a name for one, was " + topic + ": " + cause.getMessage(), cause);
    }
    return unreachable(bootstrapServers, cause);
  }

  private static IllegalArgumentException unreachable(String bootstrapServers, Throwable cause) {
    return new IllegalArgumentException(
        "bootstrap-servers must be reachable, was %s: %s"
            .formatted(
                bootstrapServers, cause.getMessage() == null ? "no answer" : cause.getMessage()),
        cause);
  }

  @Override
  public void close() {
    client.close(TIMEOUT);
  }
}
