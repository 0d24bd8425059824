package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.streaming.kafka.sink.LineTopic;
import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topic of the evaluation under fire: task managers die while they write to it. */
class EvaluationTopicITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PARTITION_COUNT = 3;
  private static final int RECORD_COUNT = 1_000;

  /** Steps of both servers, those that are repeated included, of about 300. */
  private static final int[] KILLS = {150, 230};

  @TempDir Path folder;

  @Test
  void whateverIsKilledTheTopicHasEachLineOnce() throws Exception {
    TestBroker broker = TestBroker.shared();
    String clicks = broker.createTopic(PARTITION_COUNT);
    for (int partition = 0; partition < PARTITION_COUNT; partition++) {
      broker.write(clicks, partition, Clicks.of(partition, RECORD_COUNT));
    }
    String calm = broker.createTopic(1);
    String killed = broker.createTopic(1);
    Marks marks = new Marks();
    try (EmbeddedCluster cluster = EmbeddedCluster.start(new Configuration(), 2, 1);
        OpenTransaction open = OpenTransaction.of(broker, killed)) {
      training(broker, clicks, calm, Probe.NONE).run(cluster);
      KafkaTraining disturbed = training(broker, clicks, killed, marks.probe());
      CompletableFuture<JobResult> result = disturbed.start(cluster);
      Random random = new Random(7);
      for (CompletableFuture<Void> reached : marks.reached()) {
        reached.get(KafkaTraining.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        Eventually.holds("a line is not committed", KafkaTraining.DEADLINE, open::isThere);
        cluster.killTaskManager(random);
      }
      JsonNode summary = disturbed.summary(result);
      assertThat(summary.get("restarts").asInt()).isGreaterThanOrEqualTo(KILLS.length);
    }

    List<String> lines = broker.values(killed, 0, IsolationLevel.READ_COMMITTED);
    assertThat(lines)
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(broker.values(calm, 0, IsolationLevel.READ_COMMITTED))
        .containsExactlyElementsOf(
            Files.readAllLines(folder.resolve(killed + "/evaluation.jsonl")));
    assertConserved(lines);
    assertThat(broker.values(killed, 0, IsolationLevel.READ_UNCOMMITTED))
        .as("lines of killed attempts are there, and nobody gets them")
        .hasSizeGreaterThan(lines.size());
  }

  /** No record is counted twice or lost: in each line, and all of them in the last one. */
  private static void assertConserved(List<String> lines) throws Exception {
    long before = 0;
    JsonNode line = JSON.missingNode();
    for (String text : lines) {
      line = JSON.readTree(text);
      long sum = 0;
      for (String part : List.of("trained", "rejected", "scored", "set_aside")) {
        sum += line.get(part).asLong();
      }
      assertThat(line.get("read").asLong()).as(text).isEqualTo(sum).isGreaterThan(before);
      before = sum;
    }
    long rejected = PARTITION_COUNT * Clicks.rejectedCount(RECORD_COUNT);
    assertThat(line.get("read").asLong()).isEqualTo(PARTITION_COUNT * RECORD_COUNT);
    assertThat(line.get("rejected").asLong()).isEqualTo(rejected);
  }

  private KafkaTraining training(TestBroker broker, String clicks, String lines, Probe probe) {
    Sink<String> sink = LineTopic.of(broker.bootstrapServers(), lines, "eddy-" + lines, Map.of());
    KafkaSettings input =
        new KafkaSettings(
            broker.bootstrapServers(),
            clicks,
            StartPoint.EARLIEST,
            EndPoint.LATEST,
            // Most of the topic is still at the broker when something dies.
            Map.of("max.partition.fetch.bytes", "2048", "max.poll.records", "50"));
    return new KafkaTraining(
        KafkaInput.of(input).trainingInput(), 2, probe, folder.resolve(lines), Optional.of(sink));
  }

  /** Tells whether the topic has a line that readers do not get yet. */
  private record OpenTransaction(
      TopicPartition split, Consumer<byte[], byte[]> committed, Consumer<byte[], byte[]> all)
      implements AutoCloseable {

    static OpenTransaction of(TestBroker broker, String topic) {
      return new OpenTransaction(
          new TopicPartition(topic, 0),
          consumer(broker, "read_committed"),
          consumer(broker, "read_uncommitted"));
    }

    private static Consumer<byte[], byte[]> consumer(TestBroker broker, String level) {
      return new KafkaConsumer<>(
          Map.of(
              ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
              broker.bootstrapServers(),
              ConsumerConfig.ISOLATION_LEVEL_CONFIG,
              level),
          new ByteArrayDeserializer(),
          new ByteArrayDeserializer());
    }

    boolean isThere() {
      return end(all) > end(committed);
    }

    private long end(Consumer<byte[], byte[]> consumer) {
      return consumer.endOffsets(List.of(split)).get(split);
    }

    @Override
    public void close() {
      committed.close();
      all.close();
    }
  }

  /** Tells when the servers have done some steps, and holds each a little back. */
  private record Marks(List<CompletableFuture<Void>> reached) {
    Marks() {
      this(List.of(new CompletableFuture<>(), new CompletableFuture<>()));
    }

    Probe probe() {
      Probe probe = Slow.STEPS;
      for (int i = 0; i < KILLS.length; i++) {
        CompletableFuture<Void> mark = reached.get(i);
        probe = new Both(probe, AtStep.of(KILLS[i], () -> mark.complete(null)));
      }
      return probe;
    }
  }

  private record Both(Probe first, Probe second) implements Probe {
    @Override
    public void at(Moment moment) {
      first.at(moment);
      second.at(moment);
    }
  }

  /** Holds each step of a server a little back. */
  private enum Slow implements Probe {
    STEPS;

    @Override
    public void at(Moment moment) {
      if (moment == Moment.SERVER_STEP) {
        LockSupport.parkNanos(4_000_000);
      }
    }
  }
}
