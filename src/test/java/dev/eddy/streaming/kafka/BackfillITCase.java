package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.streaming.kafka.TestBroker.Entry;
import dev.eddy.streaming.kafka.TestBroker.Sending;
import dev.eddy.streaming.pacing.TrainingInput;
import dev.eddy.streaming.probe.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A topic is read up to a point and from there on, or from its beginning and on and on. All its
 * records are bad: so each one that was read is named in {@code rejected.jsonl}.
 */
class BackfillITCase {
  private static final int PARTITION_COUNT = 3;
  private static final int RECORD_COUNT = 1000;

  /** What a partition's open step may keep, and a step that waits for others. */
  private static final int UNTRAINED_MAX = 4 * 32;

  private static EmbeddedCluster cluster;
  private static TestBroker broker;

  /** An hour ago: retention deletes what is a week old. */
  private static long begin;

  @TempDir Path folder;
  private String topic;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBroker.shared();
    begin = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS).toEpochMilli();
    cluster = EmbeddedCluster.start(new Configuration(), 1, 2);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @BeforeEach
  void fill() throws Exception {
    topic = broker.createTopic(PARTITION_COUNT);
    for (int partition = 0; partition < PARTITION_COUNT; partition++) {
      write(partition, 0);
    }
  }

  @Test
  void aTimeCutsATopicInTwo() throws Exception {
    String half = Long.toString(begin + 5_000);
    List<String> whole = read("whole", "earliest", "latest");
    List<String> before = read("before", "earliest", half);
    List<String> after = read("after", half, "latest");

    assertThat(whole).hasSize(PARTITION_COUNT * RECORD_COUNT).doesNotHaveDuplicates();
    assertThat(before).isNotEmpty();
    assertThat(after).isNotEmpty();
    before.addAll(after);
    assertThat(before).containsExactlyInAnyOrderElementsOf(whole);
  }

  @Test
  void offsetsCutATopicInTwo() throws Exception {
    String cut = "offsets:0=0,1=1000,2=400";
    List<String> before = read("before", "earliest", cut);
    List<String> after = read("after", cut, "latest");

    assertThat(before).hasSize(1400);
    before.addAll(after);
    assertThat(before).hasSize(PARTITION_COUNT * RECORD_COUNT).doesNotHaveDuplicates();
  }

  @Test
  void theEndStaysWhereItWasWhenTheJobWasBuilt() throws Exception {
    TrainingInput<?, ?> input = input("earliest", "latest");
    write(0, RECORD_COUNT);

    JsonNode summary = training(input, "fixed").run(cluster);

    assertThat(summary.get("read").asInt()).isEqualTo(PARTITION_COUNT * RECORD_COUNT);
  }

  @Test
  void aJobWithoutAnEndReadsTheBacklogAndGoesOn() throws Exception {
    CompletableFuture<JobResult> result =
        training(input("earliest", "never"), "live").start(cluster);
    Path rejected = folder.resolve("live/rejected.jsonl");
    awaitLines(rejected, PARTITION_COUNT * (RECORD_COUNT - UNTRAINED_MAX), result);

    for (int partition = 0; partition < PARTITION_COUNT; partition++) {
      write(partition, RECORD_COUNT);
    }
    awaitLines(rejected, PARTITION_COUNT * (2 * RECORD_COUNT - UNTRAINED_MAX), result);

    for (JobStatusMessage job : cluster.miniCluster().listJobs().get()) {
      if (!job.getJobState().isGloballyTerminalState()) {
        cluster.miniCluster().cancelJob(job.getJobId()).get();
      }
    }
    KafkaTraining.end(result);
    assertThat(Files.readAllLines(rejected)).doesNotHaveDuplicates();
  }

  private static void awaitLines(Path file, int count, CompletableFuture<JobResult> result)
      throws IOException {
    long deadline = System.nanoTime() + KafkaTraining.DEADLINE.toNanos();
    while (!Files.exists(file) || Files.readAllLines(file).size() < count) {
      assertThat(result).isNotDone();
      assertThat(System.nanoTime()).as("%s must have %d lines", file, count).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private List<String> read(String name, String start, String end) throws Exception {
    training(input(start, end), name).run(cluster);
    return new ArrayList<>(Files.readAllLines(folder.resolve(name + "/rejected.jsonl")));
  }

  private TrainingInput<?, ?> input(String start, String end) {
    return KafkaInput.of(
            new KafkaSettings(
                broker.bootstrapServers(),
                topic,
                StartPoint.parse(start),
                EndPoint.parse(end),
                Map.of()))
        .trainingInput();
  }

  private KafkaTraining training(TrainingInput<?, ?> input, String name) {
    return new KafkaTraining(input, 2, Probe.NONE, folder.resolve(name), Optional.empty());
  }

  /** Writes records, ten milliseconds from one to the next, some of them out of order. */
  private void write(int partition, int from) throws Exception {
    List<Entry> entries =
        IntStream.range(from, from + RECORD_COUNT)
            .mapToObj(i -> new Entry(null, Clicks.bytes("bad-" + partition + "-" + i)))
            .toList();
    Sending sending =
        new Sending("lz4", i -> begin + 10L * (from + i) + (i % 7 == 0 ? 200 : 0) + partition);
    broker.write(topic, partition, entries, sending);
  }
}
