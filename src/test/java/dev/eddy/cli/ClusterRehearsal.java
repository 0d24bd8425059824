package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.cli.cluster.Cluster;
import dev.eddy.cli.cluster.ClusterFolder;
import dev.eddy.cli.cluster.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Types the commands of a page on a cluster in a folder of its own, one after the other, each as
 * soon as the one before has had its effect.
 */
final class ClusterRehearsal {
  private static final String LOANS = "src/examples/lending_club/lending_club.csv.gz";
  private static final long LOANS_COUNT = 9_857;

  /**
   * Of the last window, so that it is there when all is trained; no page loads the file oftener.
   */
  private static final int LOADS = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private final String jar;
  private String servers = "";
  private String job = "";
  private String savepoint = "";
  private boolean hasKilled;
  private int loads;

  ClusterRehearsal(Path folder) throws IOException {
    this.folder = folder;
    this.jar = JobJar.write(folder).toString();
  }

  /** Types a command that begins with scripts/eddy. */
  void type(String command) throws Exception {
    List<String> words = List.of(command.split(" +"));
    typeWords(words.subList(1, words.size()));
  }

  private void typeWords(List<String> command) throws Exception {
    switch (String.join(" ", command.subList(0, Math.min(2, command.size())))) {
      case "cluster start" -> servers = brokerIn(eddy(command));
      case "kafka load" -> load();
      case "cluster kill" -> kill(command);
      case "rescale --parallelism" -> {
        String before = job;
        awaitCheckpoint();
        start(command);
        assertThat(eddy(List.of("list"))).contains(before + "  FINISHED");
      }
      case "stop --savepoint" -> {
        awaitCheckpoint();
        savepoint = eddy(command);
        assertThat(savepoint).contains("savepoint-");
      }
      case "stop --cancel" -> {
        awaitCheckpoint();
        assertThat(run(List.of("recover"), "--jar", jar).exitCode()).as("it runs").isNotZero();
        assertThat(eddy(command)).endsWith(" was cancelled");
      }
      case "stop --drain" -> drain(command);
      default -> {
        switch (command.get(0)) {
          case "submit" -> submit(command);
          case "recover" -> start(command);
          default -> eddy(command);
        }
      }
    }
  }

  private void kill(List<String> command) throws Exception {
    awaitCheckpoint();
    String victim = command.get(2);
    assertThat(eddy(command)).startsWith(victim + "-").endsWith(" was killed");
    hasKilled = true;
    assertThat(run(List.of("cluster", "status")).exitCode()).isEqualTo(1);
    if (loads < LOADS) {
      load();
    }
  }

  private void submit(List<String> command) {
    List<String> words = new ArrayList<>(command);
    words.replaceAll(word -> word.equals("SAVEPOINT") ? savepoint : word);
    words.set(words.indexOf("--output") + 1, folder.resolve("live").toString());
    words.addAll(List.of("-D", "evaluation.window=" + LOADS * LOANS_COUNT));
    words.addAll(List.of("-D", "execution.checkpointing.interval=500 ms"));
    start(words);
  }

  /** Runs a command that starts a job and prints its id. */
  private void start(List<String> command) {
    job = eddy(command, "--jar", jar);
    hasKilled = false;
  }

  private void load() {
    List<String> command = List.of("kafka", "load", LOANS, "--topic=live", "--partitions=3");
    eddy(command, "--bootstrap-servers", servers);
    loads++;
  }

  /** Waits until every record is trained; a drain leaves out what is not complete. */
  private void drain(List<String> command) throws Exception {
    Path windows = folder.resolve("live").resolve("evaluation.jsonl");
    Patience.await(
        "every record",
        PATIENCE,
        () -> Optional.of(windows).filter(file -> file.toFile().length() > 0));
    eddy(command);
  }

  /** Waits until the job has come back from what was killed and has a checkpoint. */
  private void awaitCheckpoint() throws Exception {
    if (hasKilled) {
      await("a restore", "/counts/restored");
    }
    await("a checkpoint", "/counts/completed");
  }

  private void await(String what, String count) throws Exception {
    Cluster cluster = Cluster.of(new ClusterFolder(root()));
    Patience.await(
        what,
        PATIENCE,
        () ->
            cluster
                .rest()
                .find("/jobs/" + job + "/checkpoints")
                .filter(answer -> answer.at(count).asInt() > 0));
  }

  private Path root() {
    return folder.resolve("cluster");
  }

  /** Runs a command on the cluster and returns whatever comes of it. */
  CommandRun run(List<String> command, String... more) {
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

  /** Returns where the cluster's broker is. */
  String servers() {
    return servers;
  }

  /** Returns how many records were loaded, all of them good. */
  long loadedCount() {
    return loads * LOANS_COUNT;
  }

  /** Returns the summary of a run in the folder. */
  JsonNode summary(String run) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(run).resolve("summary.json").toFile());
  }
}
