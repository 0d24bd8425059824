package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.result.ModelFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training out of step, whole: other bits in each run, but each record once and theta not old. */
class SynchronizationITCase {
  private static final Training TRAINING = Training.of(3, 900);
  private static final int SHARDS = 4;

  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(1, 4);

  @TempDir Path folder;

  static List<Synchronization> outOfStep() {
    return List.of(Synchronization.boundedStaleness(2), Synchronization.async());
  }

  @Test
  void besideAWorkerTenTimesSlowerNoGradientIsOlderThanTheBound() throws Exception {
    JsonNode summary = runBesideSlowWorker(Synchronization.boundedStaleness(2));
    assertEachRecordOnce(summary);
    assertThat(summary.get("staleness").properties())
        .extracting(Map.Entry::getKey)
        .isSubsetOf("0", "1", "2")
        .as("theta that is not the newest is used")
        .contains("2");
  }

  /** Negative control: what the test above looks at sees older gradients where there are some. */
  @Test
  void besideAWorkerTenTimesSlowerAsyncGradientsAreOlder() throws Exception {
    JsonNode summary = runBesideSlowWorker(Synchronization.async());
    assertEachRecordOnce(summary);
    assertThat(summary.get("staleness").properties())
        .extracting(entry -> Integer.parseInt(entry.getKey()))
        .anyMatch(staleness -> staleness > 2);
  }

  @ParameterizedTest
  @MethodSource("outOfStep")
  void failuresAtAnyMomentLoseNoRecordAndRepeatNone(Synchronization synchronization)
      throws Exception {
    Map<Moment, Integer> failures = new EnumMap<>(Moment.class);
    for (int parallelism : new int[] {2, 4}) {
      Path run = folder.resolve("p" + parallelism);
      Faults faults = new Faults(parallelism, 2);
      // Long enough a run for checkpoints to complete between the failures.
      ServerClock clock = new ServerClock(Duration.ofMillis(1));
      try (LiveProbe probe = LiveProbe.open(both(clock, faults))) {
        JsonNode summary =
            TRAINING
                .withSynchronization(synchronization)
                .withParallelism(parallelism)
                .withCheckpointInterval(Duration.ofMillis(20))
                .withProbe(probe.shipped())
                .run(CLUSTER.get(), run);
        assertThat(summary.get("restarts").asInt()).as("restarts").isGreaterThan(10);
        assertEachRecordOnce(summary);
        assertThat(summary.get("metrics").get("accuracy").asDouble()).isGreaterThan(.85);
      }
      faults.failures().forEach((moment, count) -> failures.merge(moment, count, Integer::sum));
      double[] weights = ModelFile.read(run.resolve("model")).weights();
      assertThat(weights.length).isPositive();
      assertThat(Arrays.stream(weights)).allMatch(Double::isFinite);
    }
    // No split joins an input that has an end.
    failures.remove(Moment.SOURCE_JOIN);
    assertThat(failures.values()).as("failures by moment: %s", failures).allMatch(n -> n > 0);
  }

  @ParameterizedTest
  @MethodSource("outOfStep")
  void aSavepointGoesOnAtAnyParallelism(Synchronization synchronization) throws Exception {
    Training training = TRAINING.withSynchronization(synchronization);
    String first = stop(training.withParallelism(2));
    String second = stop(training.withParallelism(4).from(first));
    String third = stop(training.withParallelism(3).from(second));
    JsonNode summary = training.withParallelism(1).from(third).run(CLUSTER.get(), folder);
    assertEachRecordOnce(summary);
  }

  @ParameterizedTest
  @MethodSource("outOfStep")
  void aDrainTrainsEveryCompleteStepOfEachShard(Synchronization synchronization) throws Exception {
    stop(TRAINING.withSynchronization(synchronization), true);
    JsonNode summary = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    assertThat(summary.get("status").asText()).isEqualTo("stopped");
    assertThat(summary.get("read").asLong())
        .isEqualTo(summary.get("trained").asLong() + summary.get("rejected").asLong())
        .isPositive();
    assertOneGradientOfEachShardForEachStep(summary);
  }

  @Test
  void stateOfAnotherSynchronizationIsRefused() throws Exception {
    String savepoint = stop(TRAINING.withSynchronization(Synchronization.async()));
    assertThatThrownBy(() -> TRAINING.from(savepoint).withoutRestarts().run(CLUSTER.get(), folder))
        .hasStackTraceContaining(
            "training.synchronization must be async as in the checkpoint that is restored, was"
                + " sync");
  }

  private JsonNode runBesideSlowWorker(Synchronization synchronization) throws Exception {
    // A block takes well below .2 ms.
    try (LiveProbe probe = LiveProbe.open(new SlowWorker(Duration.ofMillis(2)))) {
      return TRAINING
          .withSynchronization(synchronization)
          .withParallelism(4)
          .withProbe(probe.shipped())
          .run(CLUSTER.get(), folder);
    }
  }

  /** The counts of the only right outcome; the shards' sum is checked in the job at every step. */
  private static void assertEachRecordOnce(JsonNode summary) {
    List<String> lines = TRAINING.lines().stream().flatMap(List::stream).toList();
    long bad = lines.stream().filter("bad"::equals).count();
    assertThat(summary.get("status").asText()).isEqualTo("done");
    assertThat(summary.get("read").asLong()).isEqualTo(lines.size());
    assertThat(summary.get("rejected").asLong()).isEqualTo(bad).isPositive();
    assertThat(summary.get("trained").asLong()).isEqualTo(lines.size() - bad);
    assertOneGradientOfEachShardForEachStep(summary);
  }

  /** Workers count gradients, the servers the steps that are in theta. */
  private static void assertOneGradientOfEachShardForEachStep(JsonNode summary) {
    long gradients = 0;
    for (Map.Entry<String, JsonNode> entry : summary.get("staleness").properties()) {
      gradients += entry.getValue().asLong();
    }
    assertThat(gradients).isEqualTo(SHARDS * summary.get("steps").asLong());
  }

  private String stop(Training training) throws Exception {
    return stop(training, false);
  }

  private String stop(Training training, boolean isDrained) throws Exception {
    ServerClock clock = new ServerClock(Duration.ofMillis(1));
    try (LiveProbe probe = LiveProbe.open(clock)) {
      JobID job = training.withProbe(probe.shipped()).submit(CLUSTER.get(), folder);
      // Each shard's gradient moves theta of two slices.
      clock.awaitSteps(40 * SHARDS);
      return new RunningJob(CLUSTER.get().miniCluster(), job)
          .stop(folder.resolve("savepoints"), isDrained);
    }
  }

  private static Probe both(Probe first, Probe second) {
    return moment -> {
      first.at(moment);
      second.at(moment);
    };
  }

  /** Holds the first worker back at each of its blocks. */
  private record SlowWorker(Duration perBlock) implements Probe {
    @Override
    public void at(Moment moment) {
      if (moment == Moment.WORKER_BLOCK
          && Thread.currentThread().getName().contains("worker (1/4)")) {
        LockSupport.parkNanos(perBlock.toNanos());
      }
    }
  }
}
