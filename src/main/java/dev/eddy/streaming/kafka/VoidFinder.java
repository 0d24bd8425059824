package dev.eddy.streaming.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Finds out whether a stretch of a partition holds no record: reads it with a consumer of its own,
 * on a thread of its own; both exist once somebody has asked.
 */
final class VoidFinder {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int POLLS_MAX = 5;

  private final Properties properties = new Properties();
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "eddy-void-finder");
            thread.setDaemon(true);
            return thread;
          });
  // Of the thread alone.
  private Optional<KafkaConsumer<byte[], byte[]>> consumer = Optional.empty();

  VoidFinder(Properties consumerProperties) {
    properties.putAll(consumerProperties);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    // What retention has deleted is void, too.
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
  }

  /** Whether no record that a consumer would get lies in {@code [from, to)}. */
  CompletableFuture<Boolean> isVoid(TopicPartition partition, long from, long to) {
    try {
      return CompletableFuture.supplyAsync(() -> look(partition, from, to), executor);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e); // Closed meanwhile.
    }
  }

  /** Closes without waiting: the thread ends when its last look has ended. */
  void close() {
    executor.execute(
        () -> consumer.ifPresent(open -> open.close(CloseOptions.timeout(Duration.ZERO))));
    executor.shutdown();
  }

  private boolean look(TopicPartition partition, long from, long to) {
    KafkaConsumer<byte[], byte[]> open =
        consumer.orElseGet(
            () ->
                new KafkaConsumer<>(
                    properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    consumer = Optional.of(open);
    open.assign(List.of(partition));
    open.seek(partition, from);
    for (int polls = 0; polls < POLLS_MAX; polls++) {
      if (!open.poll(POLL).isEmpty()) {
        return false;
      }
      if (open.position(partition, POLL) >= to) {
        return true;
      }
    }
    return false;
  }
}
