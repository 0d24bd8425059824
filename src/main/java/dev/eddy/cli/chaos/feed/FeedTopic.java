package dev.eddy.cli.chaos.feed;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The topic that the job reads, in the eyes of its administrator. */
public final class FeedTopic implements AutoCloseable {
  public static final String NAME = "chaos";

  private static final String GROUP = "eddy-" + NAME;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final AdminClient client;
  private int partitionCount;

  private FeedTopic(AdminClient client, int partitionCount) {
    this.client = client;
    this.partitionCount = partitionCount;
  }

  /**
   * Creates the topic. The broker stamps its records: with producers' own timestamps every record
   * that waits for a dead broker would be late.
   */
  public static FeedTopic create(String bootstrapServers, int partitionCount)
      throws IOException, InterruptedException {
    AdminClient client =
        AdminClient.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    FeedTopic topic = new FeedTopic(client, partitionCount);
    NewTopic wanted =
        new NewTopic(NAME, partitionCount, (short) 1)
            .configs(Map.of("message.timestamp.type", "LogAppendTime"));
    topic.await(client.createTopics(List.of(wanted)).all());
    topic.awaitServed();
    return topic;
  }

  public int partitionCount() {
    return partitionCount;
  }

  /** Adds a partition and returns its number once the broker serves it. */
  public int grow() throws IOException, InterruptedException {
    int added = partitionCount;
    await(client.createPartitions(Map.of(NAME, NewPartitions.increaseTo(added + 1))).all());
    partitionCount = added + 1;
    awaitServed();
    return added;
  }

  /** Returns how many records each partition has. */
  Map<TopicPartition, Long> ends() throws IOException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted =
        IntStream.range(0, partitionCount)
            .mapToObj(partition -> new TopicPartition(NAME, partition))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
        await(client.listOffsets(wanted).all()).entrySet()) {
      ends.put(end.getKey(), end.getValue().offset());
    }
    return ends;
  }

  /** Returns how many records no checkpoint of the job has behind it. */
  public long lag() throws IOException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed = committed();
    long lag = 0;
    for (Map.Entry<TopicPartition, Long> end : ends().entrySet()) {
      lag += end.getValue() - offset(committed, end.getKey());
    }
    return lag;
  }

  /** Returns how many records of a partition a checkpoint of the job has behind it. */
  public long committedCount(int partition) throws IOException, InterruptedException {
    return offset(committed(), new TopicPartition(NAME, partition));
  }

  private Map<TopicPartition, OffsetAndMetadata> committed()
      throws IOException, InterruptedException {
    return await(client.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
  }

  private static long offset(
      Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
    return Optional.ofNullable(committed.get(partition)).map(OffsetAndMetadata::offset).orElse(0L);
  }

  /** A producer's first batch may be refused, and its second one taken, before that. */
  private void awaitServed() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (true) {
      try {
        ends();
        return;
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
  }

  private <T> T await(KafkaFuture<T> future) throws IOException, InterruptedException {
    try {
      return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the broker must answer for " + NAME + ", did not: " + e, e);
    }
  }

  @Override
  public void close() {
    client.close(Duration.ZERO);
  }
}
