package dev.eddy.streaming.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Looks at the lag of a consumer group every half second, as an operator of the cluster would. */
final class LagWatch implements AutoCloseable {
  private static final long PERIOD_MILLIS = 500;

  private final String group;
  private final Map<TopicPartition, OffsetSpec> ends;
  private final AdminClient client;
  private final Map<Integer, Long> lags = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> looks;

  private LagWatch(TestBroker broker, String topic, String group, int partitionCount) {
    this.group = group;
    this.ends =
        IntStream.range(0, partitionCount)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    this.client =
        AdminClient.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    this.looks =
        timer.scheduleAtFixedRate(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  static LagWatch start(TestBroker broker, String topic, String group, int partitionCount) {
    return new LagWatch(broker, topic, group, partitionCount);
  }

  /** Returns the last lag that was seen of a partition, in records. */
  long lag(int partition) {
    if (looks.isDone()) {
      throw new AssertionError("the watch must go on looking, was " + looks);
    }
    if (!lags.containsKey(partition)) {
      throw new AssertionError("partition must have been seen, was " + partition);
    }
    return lags.get(partition);
  }

  private void look() {
    Map<TopicPartition, Long> committed = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> offsets =
        client
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    offsets.forEach(
        (partition, offset) -> committed.put(partition, offset == null ? 0 : offset.offset()));
    client
        .listOffsets(ends)
        .all()
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .forEach(
            (partition, end) -> {
              long lag = end.offset() - committed.getOrDefault(partition, 0L);
              lags.put(partition.partition(), lag);
            });
  }

  @Override
  public void close() {
    timer.shutdownNow();
    client.close();
  }
}
