package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.streaming.kafka.TestBroker.Entry;
import dev.eddy.streaming.probe.Probe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that are written in transactions end with markers, which no consumer ever gets. */
class TransactionsITCase {
  private static final Map<String, String> APPEND_TIME =
      Map.of("message.timestamp.type", "LogAppendTime");

  @TempDir Path folder;

  @Test
  void markersAtTheEndsOfPartitionsStallNothing() throws Exception {
    TestBroker broker = TestBroker.shared();
    String topic = broker.createTopic(3, APPEND_TIME);
    Map<String, String> options = LiveRun.options(broker, topic, 2);
    try (EmbeddedCluster cluster = EmbeddedCluster.start(new Configuration(), 1, 4);
        KafkaProducer<byte[], byte[]> producer = producer(broker, topic)) {
      producer.initTransactions();
      LiveRun live = LiveRun.start(cluster.miniCluster(), folder.resolve("live"), options);
      write(producer, topic, 0, true);
      write(producer, topic, 1, false);
      write(producer, topic, 2, true);
      // Partition 1 holds an aborted transaction only: nothing but void.
      JsonNode summary = live.drain(40);
      assertThat(summary.get("read").asLong()).isEqualTo(40);
      assertThat(summary.get("late").asLong()).isZero();

      JsonNode again =
          LiveRun.bounded(cluster.miniCluster(), folder.resolve("again"), options, Probe.NONE);
      assertThat(LiveRun.bits(again)).isEqualTo(LiveRun.bits(summary));
    }
  }

  @Test
  void anOpenTransactionIsWaitedFor() throws Exception {
    TestBroker broker = TestBroker.shared();
    String topic = broker.createTopic(2, APPEND_TIME);
    Map<String, String> options = LiveRun.options(broker, topic, 2);
    try (EmbeddedCluster cluster = EmbeddedCluster.start(new Configuration(), 1, 4);
        KafkaProducer<byte[], byte[]> producer = producer(broker, topic)) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, topic, 0);
      producer.flush();
      LiveRun live = LiveRun.start(cluster.miniCluster(), folder.resolve("live"), options);
      // Later than the open transaction by the broker's clock.
      broker.write(topic, 1, Clicks.of(1, 20));
      Eventually.holds("void found or not", LiveRun.DEADLINE, () -> isAskedOften(live));
      producer.commitTransaction();
      assertThat(live.drain(40).get("late").asLong()).as("nothing was closed too early").isZero();
    }
  }

  /** Two checkpoints later many questions were asked, and answered. */
  private static boolean isAskedOften(LiveRun live) throws Exception {
    return live.checkpointCount() > 8;
  }

  private static void write(
      KafkaProducer<byte[], byte[]> producer, String topic, int partition, boolean commits)
      throws Exception {
    producer.beginTransaction();
    send(producer, topic, partition);
    if (commits) {
      producer.commitTransaction();
    } else {
      producer.flush();
      producer.abortTransaction();
    }
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, String topic, int partition) {
    List<Entry> entries = Clicks.of(partition, 20);
    for (Entry entry : entries) {
      // Commit and flush report what fails.
      Future<?> unused =
          producer.send(new ProducerRecord<>(topic, partition, entry.key(), entry.value()));
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(TestBroker broker, String topic) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            broker.bootstrapServers(),
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "test-" + topic),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
