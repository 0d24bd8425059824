package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.job.RunningJob;
import dev.eddy.streaming.kafka.sink.LineTopic;
import dev.eddy.streaming.pacing.BrokenInputException;
import dev.eddy.streaming.pacing.TrainingInput;
import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.function.ThrowingRunnable;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job on a real broker, which is killed, and whose records are deleted. */
class KafkaLoopITCase {
  private static final int PARTITION_COUNT = 3;
  private static final int RECORD_COUNT = 2000;

  /** Fetches so small that most of the topic is still at the broker when something happens. */
  private static final Map<String, String> SMALL_FETCHES =
      Map.of("max.partition.fetch.bytes", "2048", "max.poll.records", "50");

  private static EmbeddedCluster cluster;
  private static TestBroker broker;
  private static String topic;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBroker.shared();
    topic = filledTopic();
    cluster = EmbeddedCluster.start(new Configuration(), 1, 4);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @Test
  void trainsEveryRecordOnceToTheSameBitsAtAnyParallelism() throws Exception {
    Set<String> digests = new HashSet<>();
    for (int parallelism : new int[] {1, 2, 4}) {
      JsonNode summary =
          training(input(topic), parallelism, Probe.NONE, "p" + parallelism).run(cluster);

      long rejected = PARTITION_COUNT * Clicks.rejectedCount(RECORD_COUNT);
      assertThat(summary.get("status").asText()).isEqualTo("done");
      assertThat(summary.get("read").asLong()).isEqualTo(PARTITION_COUNT * RECORD_COUNT);
      assertThat(summary.get("rejected").asLong()).isEqualTo(rejected);
      assertThat(summary.get("trained").asLong())
          .isEqualTo(PARTITION_COUNT * RECORD_COUNT - rejected);
      assertThat(summary.get("splits").get(topic + "-2").get("read").asLong())
          .isEqualTo(RECORD_COUNT);
      digests.add(digest(summary));
    }
    assertThat(digests).hasSize(1);
    assertThat(Files.readString(folder.resolve("p1/rejected.jsonl")))
        .contains("record must not be empty");
  }

  @Test
  void aSavepointOfFourWorkersGoesOnWithAnyNumberOfThem() throws Exception {
    JsonNode undisturbed = training(input(topic), 2, Probe.NONE, "undisturbed").run(cluster);
    CompletableFuture<Void> reached = new CompletableFuture<>();
    Probe probe = new Slow(AtStep.of(40, () -> reached.complete(null)));
    JobID job = training(input(topic), 4, probe, "stopped").submit(cluster, Optional.empty());
    reached.get(KafkaTraining.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    String savepoint =
        new RunningJob(cluster.miniCluster(), job).stop(folder.resolve("savepoints"), false);

    for (int parallelism : new int[] {2, 3, 1}) {
      KafkaTraining restored = training(input(topic), parallelism, Probe.NONE, "stopped");
      JobID other = restored.submit(cluster, Optional.of(savepoint));
      JsonNode summary = restored.summary(cluster.result(other));
      assertThat(digest(summary)).as("at %d", parallelism).isEqualTo(digest(undisturbed));
      assertThat(summary.get("splits")).isEqualTo(undisturbed.get("splits"));
    }
  }

  /** Holds each step of the server back a little. */
  private record Slow(Probe other) implements Probe {
    @Override
    public void at(Moment moment) {
      if (moment == Moment.SERVER_STEP) {
        LockSupport.parkNanos(4_000_000);
      }
      other.at(moment);
    }
  }

  @Test
  void aBrokerThatIsKilledChangesNoBit() throws Exception {
    JsonNode undisturbed = training(input(topic), 2, Probe.NONE, "undisturbed").run(cluster);
    CompletableFuture<Void> killed = new CompletableFuture<>();
    Probe kill =
        AtStep.of(
            40,
            unchecked(
                () -> {
                  broker.kill();
                  killed.complete(null);
                }));
    KafkaTraining training = training(input(topic), 2, kill, "disturbed");

    CompletableFuture<JobResult> result = training.start(cluster);
    killed.get(KafkaTraining.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    broker.restart();

    assertThat(result).isNotDone();
    assertThat(digest(training.summary(result))).isEqualTo(digest(undisturbed));
  }

  @Test
  void recordsDeletedBeforeTheFirstReadEndTheJob() throws Exception {
    String shortLived = filledTopic();
    TrainingInput<?, ?> input = input(shortLived);
    broker.deleteRecords(shortLived, PARTITION_COUNT);

    JobResult result = KafkaTraining.end(training(input, 2, Probe.NONE, "first").start(cluster));

    assertRecordsLost(result, shortLived);
  }

  @Test
  void recordsDeletedBeforeARestoreEndTheJob() throws Exception {
    String shortLived = filledTopic();
    Probe deleteAndFail =
        AtStep.of(
            40,
            unchecked(
                () -> {
                  broker.deleteRecords(shortLived, PARTITION_COUNT);
                  throw new IllegalStateException("failed on purpose");
                }));

    JobResult result =
        KafkaTraining.end(training(input(shortLived), 2, deleteAndFail, "lost").start(cluster));

    assertRecordsLost(result, shortLived);
  }

  @Test
  void evaluationLinesAreInTheirTopicOnceAfterAFailure() throws Exception {
    String lines = broker.createTopic(1);
    Sink<String> sink = LineTopic.of(broker.bootstrapServers(), lines, "eddy-test", Map.of());
    Probe fail =
        AtStep.of(
            100,
            () -> {
              throw new IllegalStateException("failed on purpose");
            });
    Path results = folder.resolve("lines");

    JsonNode summary =
        new KafkaTraining(input(topic), 2, fail, results, Optional.of(sink)).run(cluster);

    assertThat(summary.get("restarts").asInt()).isPositive();
    assertThat(broker.values(lines, 0, IsolationLevel.READ_COMMITTED))
        .isNotEmpty()
        .containsExactlyElementsOf(Files.readAllLines(results.resolve("evaluation.jsonl")));
  }

  @Test
  void anEmptyPartitionHoldsNothingUp() throws Exception {
    String sparse = broker.createTopic(PARTITION_COUNT);
    broker.write(sparse, 1, Clicks.of(1, 100));

    JsonNode summary = training(input(sparse), 2, Probe.NONE, "sparse").run(cluster);

    assertThat(summary.get("read").asLong()).isEqualTo(100);
  }

  @Test
  void threePassesOverATopicTrainItThreeTimesWhateverFails() throws Exception {
    TrainingInput<?, ?> thrice = input(topic).withPasses(3);
    Probe fail =
        AtStep.of(
            150,
            () -> {
              throw new IllegalStateException("failed on purpose");
            });

    JsonNode undisturbed = training(thrice, 2, Probe.NONE, "thrice").run(cluster);
    JsonNode disturbed = training(thrice, 4, fail, "thrice-disturbed").run(cluster);

    assertThat(undisturbed.get("read").asLong()).isEqualTo(3 * PARTITION_COUNT * RECORD_COUNT);
    assertThat(disturbed.get("restarts").asInt()).isPositive();
    assertThat(disturbed.get("read")).isEqualTo(undisturbed.get("read"));
    assertThat(digest(disturbed)).isEqualTo(digest(undisturbed));
  }

  private static void assertRecordsLost(JobResult result, String lostTopic) {
    Throwable failure =
        result
            .getSerializedThrowable()
            .orElseThrow(() -> new AssertionError("job must fail, was " + result))
            .deserializeError(KafkaLoopITCase.class.getClassLoader());
    assertThat(ExceptionUtils.findThrowable(failure, BrokenInputException.class))
        .hasValueSatisfying(
            lost ->
                assertThat(lost)
                    .hasMessageContaining("records must be kept until they are trained")
                    .hasMessageContaining(lostTopic));
  }

  private KafkaTraining training(
      TrainingInput<?, ?> input, int parallelism, Probe probe, String name) {
    return new KafkaTraining(input, parallelism, probe, folder.resolve(name), Optional.empty());
  }

  private static TrainingInput<?, ?> input(String name) {
    return KafkaInput.of(
            new KafkaSettings(
                broker.bootstrapServers(),
                name,
                StartPoint.EARLIEST,
                EndPoint.LATEST,
                SMALL_FETCHES))
        .trainingInput();
  }

  private static String filledTopic() throws Exception {
    String name = broker.createTopic(PARTITION_COUNT);
    for (int partition = 0; partition < PARTITION_COUNT; partition++) {
      broker.write(name, partition, Clicks.of(partition, RECORD_COUNT));
    }
    return name;
  }

  private static String digest(JsonNode summary) {
    return summary.get("theta_sha256").asText() + summary.get("gradient_digest").asText();
  }

  private static Runnable unchecked(ThrowingRunnable<Exception> action) {
    return ThrowingRunnable.unchecked(action);
  }
}
