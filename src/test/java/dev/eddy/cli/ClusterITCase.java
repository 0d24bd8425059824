package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.cli.cluster.Cluster;
import dev.eddy.cli.cluster.ClusterFolder;
import dev.eddy.cli.cluster.Patience;
import dev.eddy.docs.CommandBlocks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster of real processes, as the readme types it. It takes a minute, so it is run before a
 * release and after a change of cli.cluster: {@code scripts/test -Dtest=ClusterITCase
 * -Deddy.cluster=true}.
 */
@EnabledIfSystemProperty(named = "eddy.cluster", matches = "true")
class ClusterITCase {
  private static final String LOANS = "src/examples/lending_club/lending_club.csv.gz";

  /** Two times the file, and one window of exactly that: it is there when all is trained. */
  private static final long RECORDS = 2 * 9_857;

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final List<String> BITS =
      List.of("theta_sha256", "gradient_digest", "read", "trained", "rejected");

  @TempDir private Path folder;
  private String jar;
  private String servers;
  private String job;

  /** Returns the commands of the readme that this class runs. */
  static List<String> block() throws IOException {
    return CommandBlocks.of(Path.of("README.md")).stream()
        .filter(block -> block.get(0).startsWith("scripts/eddy cluster start"))
        .findFirst()
        .orElseThrow();
  }

  @AfterEach
  void leaveNoProcessBehind() {
    run(List.of("cluster", "stop"));
  }

  @Test
  void aKilledTaskManagerAndAnotherParallelismChangeNoBit() throws Exception {
    jar = JobJar.write(folder).toString();
    for (String command : block()) {
      List<String> words = List.of(command.split(" +"));
      type(words.subList(1, words.size()));
    }
    assertThat(run(List.of("cluster", "status")).out()).doesNotContain("pid");
  }

  private void type(List<String> command) throws Exception {
    switch (String.join(" ", command.subList(0, Math.min(2, command.size())))) {
      case "cluster start" -> servers = brokerIn(eddy(command));
      case "kafka load" -> load();
      case "cluster kill" -> {
        await("a checkpoint", "/jobs/" + job + "/checkpoints", "/counts/completed");
        assertThat(eddy(command)).startsWith("taskmanager-").endsWith(" was killed");
        assertThat(run(List.of("cluster", "status")).exitCode()).isEqualTo(1);
        load();
      }
      case "rescale --parallelism" -> {
        await("a restore", "/jobs/" + job + "/checkpoints", "/counts/restored");
        eddy(command, "--jar", jar);
        assertThat(eddy(List.of("list"))).contains(job + "  FINISHED");
      }
      case "stop --drain" -> {
        awaitWindow();
        eddy(command);
        requireCalmBits();
      }
      default -> {
        if (command.get(0).equals("submit")) {
          submit(command);
        } else {
          eddy(command);
        }
      }
    }
  }

  private void submit(List<String> command) {
    List<String> words = new ArrayList<>(command);
    words.set(words.indexOf("--output") + 1, folder.resolve("live").toString());
    words.addAll(List.of("-D", "evaluation.window=" + RECORDS));
    words.addAll(List.of("-D", "execution.checkpointing.interval=500 ms"));
    job = eddy(words, "--jar", jar);
  }

  private void load() {
    List<String> command = List.of("kafka", "load", LOANS, "--topic=live", "--partitions=3");
    eddy(command, "--bootstrap-servers", servers);
  }

  private void requireCalmBits() throws IOException {
    JsonNode live = summary("live");
    assertThat(live.get("trained").asLong()).isEqualTo(RECORDS);
    CommandRun calm =
        CommandRun.of(
            "train",
            "--config=src/examples/lending_club/job.yaml",
            "-Dinput.topic=live",
            "-Dinput.bootstrap-servers=" + servers,
            "-Dtraining.steps=time",
            // On a slow machine a record may come too late for its interval.
            "--overrides=" + folder.resolve("live/overrides.jsonl"),
            "--output=" + folder.resolve("calm"));
    assertThat(calm.exitCode()).as(calm.err()).isZero();
    for (String name : BITS) {
      assertThat(live.get(name)).as(name).isEqualTo(summary("calm").get(name));
    }
  }

  private void await(String what, String path, String count) throws Exception {
    Cluster cluster = Cluster.of(new ClusterFolder(root()));
    Patience.await(
        what,
        PATIENCE,
        () -> cluster.rest().find(path).filter(answer -> answer.at(count).asInt() > 0));
  }

  private void awaitWindow() throws Exception {
    Path windows = folder.resolve("live").resolve("evaluation.jsonl");
    Patience.await(
        "every record",
        PATIENCE,
        () -> Optional.of(windows).filter(file -> file.toFile().length() > 0));
  }

  private Path root() {
    return folder.resolve("cluster");
  }

  private CommandRun run(List<String> command, String... more) {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(more));
    if (!words.get(0).equals("kafka")) {
      words.addAll(List.of("--cluster", root().toString()));
    }
    return CommandRun.of(words.toArray(String[]::new));
  }

  private String eddy(List<String> command, String... more) {
    CommandRun run = run(command, more);
    assertThat(run.exitCode()).as("%s: %s", command, run.err()).isZero();
    return run.out().strip();
  }

  private static String brokerIn(String status) {
    Matcher address = Pattern.compile("kafka .* (127\\.0\\.0\\.1:\\d+) ").matcher(status);
    assertThat(address.find()).as(status).isTrue();
    return address.group(1);
  }

  private JsonNode summary(String run) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(run).resolve("summary.json").toFile());
  }
}
