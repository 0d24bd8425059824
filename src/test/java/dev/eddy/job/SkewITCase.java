package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 6: however uneven the input, the loop comes to its end, and to the same one. */
class SkewITCase {
  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(2, 4);

  @TempDir Path folder;

  @Test
  void aSplitTenTimesLongerThanTheOthersRunsAtWindowOne() throws Exception {
    List<List<String>> lines = new ArrayList<>(Training.of(3, 100).lines());
    lines.set(1, Training.of(1, 1000).lines().get(0));

    assertSameAtAnyParallelism(Training.of(1, 1).withLines(lines).withWindow(1));
  }

  @Test
  void anEmptySplitHoldsNobodyUp() throws Exception {
    List<List<String>> lines = new ArrayList<>(Training.of(2, 200).lines());
    lines.add(1, List.of());

    JsonNode summary = assertSameAtAnyParallelism(Training.of(1, 1).withLines(lines));

    assertThat(summary.get("splits").get("memory-1").get("read").asLong()).isZero();
    assertThat(summary.get("read").asLong()).isEqualTo(407);
  }

  @Test
  void aShardWithoutRecordsAndMoreSubtasksThanSplitsDoNotWaitForEachOther() throws Exception {
    // Records 0 and 1 of the only split go to shards 0 and 1 of 4.
    List<List<String>> lines = List.of(List.of("1 2 3", "0 -1 2"));

    JsonNode summary = assertSameAtAnyParallelism(Training.of(1, 1).withLines(lines));

    assertThat(summary.get("trained_of_shards").toString()).isEqualTo("[1,1,0,0]");
  }

  @Test
  void anEmptyInputIsDoneWithNothing() throws Exception {
    Training training = Training.of(1, 1).withLines(List.of(List.of(), List.of()));

    JsonNode summary = assertSameAtAnyParallelism(training);

    assertThat(summary.get("status").asText()).isEqualTo("done");
    assertThat(summary.get("read").asLong()).isZero();
    assertThat(summary.get("steps").asLong()).as("there is no empty step").isZero();
    assertThat(folder.resolve("p1/evaluation.jsonl")).isEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 5000})
  void checkpointsMayBeFrequentOrRare(long intervalMillis) throws Exception {
    Training training = Training.of(3, 600);
    Path often = folder.resolve("usual");
    training.run(CLUSTER.get(), often);
    Path other = folder.resolve("other");
    JsonNode summary =
        training
            .withCheckpointInterval(Duration.ofMillis(intervalMillis))
            .run(CLUSTER.get(), other);

    assertThat(summary.get("restarts").asInt()).isZero();
    assertThat(Outcome.of(other)).isEqualTo(Outcome.of(often));
  }

  @Test
  void twoJobsAtOnceKeepTheirThetaApart() throws Exception {
    Training first = Training.of(3, 400);
    Training second = Training.of(2, 500).withDelay(1);
    first.run(CLUSTER.get(), folder.resolve("first"));
    second.run(CLUSTER.get(), folder.resolve("second"));

    Path firstAgain = folder.resolve("first-again");
    Path secondAgain = folder.resolve("second-again");
    JobID job = first.submit(CLUSTER.get(), firstAgain);
    second.run(CLUSTER.get(), secondAgain);
    first.await(CLUSTER.get(), job, firstAgain);

    assertThat(Outcome.of(firstAgain)).isEqualTo(Outcome.of(folder.resolve("first")));
    assertThat(Outcome.of(secondAgain)).isEqualTo(Outcome.of(folder.resolve("second")));
  }

  @Test
  void aCancelledJobLetsGoOfItsChannels() throws Exception {
    Path run = folder.resolve("cancelled");
    ServerClock clock = new ServerClock(Duration.ofMillis(4));
    try (LiveProbe probe = LiveProbe.open(clock)) {
      Training training = Training.of(3, 900).withProbe(probe.shipped());
      JobID job = training.submit(CLUSTER.get(), run);
      clock.awaitSteps(20);
      CLUSTER.get().miniCluster().cancelJob(job).get();
      CLUSTER.get().result(job).get();
    }
    // Channels and threads are counted when the cluster ends.
    assertThat(Files.exists(run.resolve("summary.json"))).isFalse();
  }

  private JsonNode assertSameAtAnyParallelism(Training training) throws Exception {
    Path first = folder.resolve("p1");
    JsonNode summary = training.withParallelism(1).run(CLUSTER.get(), first);
    for (int parallelism : new int[] {2, 4}) {
      Path run = folder.resolve("p" + parallelism);
      training.withParallelism(parallelism).run(CLUSTER.get(), run);
      assertThat(Outcome.of(run)).isEqualTo(Outcome.of(first));
    }
    return summary;
  }
}
