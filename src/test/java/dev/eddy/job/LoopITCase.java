package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.cli.local.EmbeddedCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole job on a real cluster in this JVM, undisturbed. */
class LoopITCase {
  private static EmbeddedCluster cluster;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    cluster = EmbeddedCluster.start(new Configuration(), 1, 4);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @Test
  void trainsEveryRecordOnceAndWritesItsResults() throws Exception {
    Training training = Training.of(3, 1000);

    JsonNode summary = training.run(cluster, folder);

    long lineCount = training.lines().stream().mapToLong(List::size).sum();
    assertThat(summary.get("status").asText()).isEqualTo("done");
    assertThat(summary.get("read").asLong()).isEqualTo(lineCount);
    assertThat(summary.get("rejected").asLong()).isPositive();
    assertThat(summary.get("trained").asLong() + summary.get("rejected").asLong())
        .isEqualTo(lineCount);
    assertThat(summary.get("metrics").get("accuracy").asDouble()).isGreaterThan(.85);
    assertThat(Files.readAllLines(folder.resolve("rejected.jsonl")))
        .hasSize(summary.get("rejected").asInt());
    assertThat(folder.resolve("model/theta.bin")).exists();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void parallelismDoesNotChangeABit(int delay) throws Exception {
    TreeSet<String> outcomes = new TreeSet<>();
    for (int parallelism : new int[] {1, 2, 3, 4}) {
      Path run = folder.resolve("p" + parallelism);
      JsonNode summary =
          Training.of(3, 600).withDelay(delay).withParallelism(parallelism).run(cluster, run);
      outcomes.add(
          summary.get("theta_sha256").asText()
              + summary.get("gradient_digest").asText()
              + summary.get("metrics")
              + Files.readString(run.resolve("evaluation.jsonl"))
              + Files.readString(run.resolve("rejected.jsonl")));
    }
    assertThat(outcomes).hasSize(1);
  }
}
