package dev.eddy.cli.chaos.feed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Feeds the topic all the while, at a rate of its own for each partition. A broker that dies costs
 * it nothing: it sends again what was not acknowledged, and the broker knows what it has already.
 */
public final class Feeder implements AutoCloseable {
  private static final long TICK_MILLIS = 10;
  private static final long PATIENCE_MILLIS = TimeUnit.MINUTES.toMillis(10);

  /** Records a second of partitions 0, 1, ...; of those that come later as of the last one. */
  private static final int[] RATES = {200, 100, 50};

  private final long seed;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Feed> feeds = new CopyOnWriteArrayList<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Thread thread = new Thread(this::feed, "chaos-feeder");
  private volatile boolean isEnding;

  private Feeder(long seed, String bootstrapServers) {
    this.seed = seed;
    producer =
        new KafkaProducer<>(
            properties(bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Starts to feed partitions 0, 1, ... */
  public static Feeder start(long seed, String bootstrapServers, int partitionCount) {
    Feeder feeder = new Feeder(seed, bootstrapServers);
    for (int partition = 0; partition < partitionCount; partition++) {
      feeder.add(partition);
    }
    feeder.thread.setDaemon(true);
    feeder.thread.start();
    return feeder;
  }

  /** Feeds one more partition from now on. */
  public void add(int partition) {
    int rate = RATES[Math.min(partition, RATES.length - 1)];
    feeds.add(new Feed(partition, rate, new ClickRecords(seed, partition)));
  }

  /** Returns how many records the broker has acknowledged. */
  public long acknowledgedCount() {
    return acknowledged.get();
  }

  /** Returns why a record was given up, empty while none was. */
  public Optional<Exception> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Stops feeding and returns how many records each partition was given, all acknowledged. */
  public List<Long> finish() throws InterruptedException {
    isEnding = true;
    thread.join();
    producer.flush();
    return feeds.stream().map(feed -> feed.sent).toList();
  }

  private void feed() {
    long last = System.nanoTime();
    while (!isEnding && failure.get() == null) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
      long now = System.nanoTime();
      for (Feed feed : feeds) {
        feed.owed += feed.rate * (now - last) / 1e9;
        for (; feed.owed >= 1; feed.owed--) {
          send(feed);
        }
      }
      last = now;
    }
  }

  private void send(Feed feed) {
    feed.sent++;
    Future<RecordMetadata> unused =
        producer.send(
            new ProducerRecord<>(FeedTopic.NAME, feed.partition, null, feed.records.next()),
            (metadata, exception) -> {
              if (exception == null) {
                acknowledged.incrementAndGet();
              } else {
                failure.compareAndSet(null, exception);
              }
            });
  }

  private static Map<String, Object> properties(String bootstrapServers) {
    String patience = Long.toString(PATIENCE_MILLIS);
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
        ProducerConfig.ACKS_CONFIG, "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
        ProducerConfig.LINGER_MS_CONFIG, "5",
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "3000",
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience,
        ProducerConfig.MAX_BLOCK_MS_CONFIG, patience,
        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "500",
        ProducerConfig.METADATA_MAX_AGE_CONFIG, "2000");
  }

  @Override
  public void close() {
    isEnding = true;
    producer.close(Duration.ZERO);
  }

  /** What one partition gets. Only the feeder's thread writes it. */
  private static final class Feed {
    private final int partition;
    private final int rate;
    private final ClickRecords records;
    private double owed;
    private long sent;

    private Feed(int partition, int rate, ClickRecords records) {
      this.partition = partition;
      this.rate = rate;
      this.records = records;
    }
  }
}
