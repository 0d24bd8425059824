package dev.eddy.streaming.kafka;

import dev.eddy.streaming.kafka.TestBroker.Entry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records to a topic as time goes by, at a rate for each partition. */
final class Traffic implements AutoCloseable {
  private static final long TICK_MILLIS = 5;

  private final TestBroker broker;
  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Random random = new Random(7);
  private final List<Future<?>> sent = new ArrayList<>();
  private final List<Iterator<Entry>> records = new ArrayList<>();

  Traffic(TestBroker broker, String topic) {
    this.broker = broker;
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ProducerConfig.LINGER_MS_CONFIG,
                "0",
                // With it a partition that was added just now may refuse its producer for ever, as
                // out of sequence (seen with 4.1); without, a record may come twice.
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                "false"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * Writes for some time.
   *
   * @param rates records a second of each partition
   * @param jitterMillis a record's timestamp is up to so much in the past
   */
  void flow(long millis, int[] rates, int jitterMillis) throws Exception {
    for (int partition = records.size(); partition < rates.length; partition++) {
      records.add(Clicks.endless(partition).iterator());
    }
    double[] owed = new double[rates.length];
    long start = System.nanoTime();
    long last = start;
    while (last - start < TimeUnit.MILLISECONDS.toNanos(millis)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
      long now = System.nanoTime();
      for (int partition = 0; partition < rates.length; partition++) {
        owed[partition] += rates[partition] * (now - last) / 1e9;
        for (; owed[partition] >= 1; owed[partition]--) {
          send(partition, jitterMillis);
        }
      }
      last = now;
    }
    producer.flush();
  }

  /** Waits until all is written and returns how many records the topic has. */
  long sentCount() throws Exception {
    for (Future<?> future : sent) {
      future.get(LiveRun.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }
    return broker.recordCount(topic);
  }

  private void send(int partition, int jitterMillis) {
    Entry entry = records.get(partition).next();
    long time = System.currentTimeMillis() - (jitterMillis == 0 ? 0 : random.nextInt(jitterMillis));
    sent.add(
        producer.send(new ProducerRecord<>(topic, partition, time, entry.key(), entry.value())));
  }

  @Override
  public void close() {
    producer.close();
  }
}
