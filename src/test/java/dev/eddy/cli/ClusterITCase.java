package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.docs.CommandBlocks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster of real processes, as the readme and the runbook type it. It takes a minute or two, so
 * it is run before a release and after a change of cli.cluster: {@code scripts/test-cluster
 * ClusterITCase}.
 */
@EnabledIfSystemProperty(named = "eddy.cluster", matches = "true")
class ClusterITCase {
  private static final List<String> BITS =
      List.of("theta_sha256", "gradient_digest", "read", "trained", "rejected");

  @TempDir private Path folder;
  private ClusterRehearsal cluster;

  /** Returns the commands of the readme that this class runs. */
  static List<String> block() throws IOException {
    return CommandBlocks.of(Path.of("README.md")).stream()
        .filter(block -> block.get(0).startsWith("scripts/eddy cluster start"))
        .findFirst()
        .orElseThrow();
  }

  @BeforeEach
  void prepare() throws IOException {
    cluster = new ClusterRehearsal(folder);
  }

  @AfterEach
  void leaveNoProcessBehind() {
    cluster.run(List.of("cluster", "stop"));
  }

  @Test
  void aKilledTaskManagerAndAnotherParallelismChangeNoBit() throws Exception {
    for (String command : block()) {
      cluster.type(command);
      if (command.contains("stop --drain")) {
        requireCalmBits();
      }
    }
    requireNothingRuns();
  }

  @Test
  void everyCommandOfTheRunbookDoesWhatThePageSays() throws Exception {
    List<String> commands =
        CommandBlocks.of(Path.of("docs", "operations.md")).stream()
            .flatMap(List::stream)
            .filter(command -> command.startsWith("scripts/eddy "))
            .toList();
    assertThat(commands).hasSizeGreaterThan(12);
    for (String command : commands) {
      cluster.type(command);
    }
    JsonNode summary = cluster.summary("live");
    assertThat(summary.get("status").asText()).isEqualTo("stopped");
    assertThat(summary.get("read").asLong()).isEqualTo(cluster.loadedCount());
    assertThat(summary.get("trained").asLong()).isEqualTo(cluster.loadedCount());
    requireNothingRuns();
  }

  @Test
  void theBenchmarkOfTheRunbookSaysWhatAClusterOf64Does() throws Exception {
    String command =
        CommandBlocks.of(Path.of("docs", "operations.md")).stream()
            .flatMap(List::stream)
            .filter(each -> each.startsWith("scripts/bench "))
            .findFirst()
            .orElseThrow();
    String small = " --examples=20000 --output=" + folder.resolve("bench");
    CommandRun scale = CommandRun.of((command.substring("scripts/".length()) + small).split(" "));
    assertThat(scale.exitCode()).as(scale.err()).isZero();
    assertThat(scale.out()).contains("| 64 | 65,536 |").contains("| 2^26 | ");
  }

  private void requireNothingRuns() {
    assertThat(cluster.run(List.of("cluster", "status")).out()).doesNotContain("pid");
  }

  private void requireCalmBits() throws IOException {
    JsonNode live = cluster.summary("live");
    assertThat(live.get("trained").asLong()).isEqualTo(cluster.loadedCount());
    CommandRun calm =
        CommandRun.of(
            "train",
            "--config=src/examples/lending_club/job.yaml",
            "-Dinput.topic=live",
            "-Dinput.bootstrap-servers=" + cluster.servers(),
            "-Dtraining.steps=time",
            // On a slow machine a record may come too late for its interval.
            "--overrides=" + folder.resolve("live/overrides.jsonl"),
            "--output=" + folder.resolve("calm"));
    assertThat(calm.exitCode()).as(calm.err()).isZero();
    for (String name : BITS) {
      assertThat(live.get(name)).as(name).isEqualTo(cluster.summary("calm").get(name));
    }
  }
}
