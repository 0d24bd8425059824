package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.cli.cluster.Cluster;
import dev.eddy.cli.cluster.ClusterFolder;
import dev.eddy.cli.cluster.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cluster of real processes below a folder of a test, driven by the command line. */
final class RealCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<String> BITS =
      List.of("theta_sha256", "gradient_digest", "read", "trained", "rejected");

  private final Path root;

  RealCluster(Path folder) throws IOException {
    root = Files.createDirectories(folder.resolve("cluster"));
    preferFreePorts();
  }

  /**
   * Another cluster on this machine that is just starting wants the usual ports, and the system
   * gives away those from 32768 on.
   */
  private void preferFreePorts() throws IOException {
    int first = 20_000 + (int) (ProcessHandle.current().pid() % 1000) * 10;
    Map<String, Object> settings =
        Map.of("taskManagers", 1, "slots", 1, "isHighlyAvailable", false, "options", Map.of());
    Map<String, Object> ports =
        Map.of(
            "rest", List.of(first, first + 1),
            "rpc", first + 2,
            "zooKeeper", first + 3,
            "broker", first + 4);
    new ObjectMapper()
        .writeValue(
            root.resolve("cluster.json").toFile(),
            Map.of("settings", settings, "ports", ports, "id", "eddy-test"));
  }

  Path root() {
    return root;
  }

  Cluster cluster() throws IOException {
    return Cluster.of(new ClusterFolder(root));
  }

  /** Runs a command on the cluster, whatever becomes of it. */
  CommandRun run(String... command) {
    List<String> words = new ArrayList<>(List.of(command));
    words.add("--cluster=" + root);
    return CommandRun.of(words.toArray(String[]::new));
  }

  /** Runs a command that must end well and returns what it said. */
  String eddy(String... command) {
    CommandRun run = run(command);
    assertThat(run.exitCode()).as("%s: %s", List.of(command), run.err()).isZero();
    return run.out().strip();
  }

  /** Starts what does not run and returns the address of the broker. */
  String start(String... options) {
    List<String> words = new ArrayList<>(List.of("cluster", "start"));
    words.addAll(List.of(options));
    Matcher address =
        Pattern.compile("kafka .* (127\\.0\\.0\\.1:\\d+) ")
            .matcher(eddy(words.toArray(String[]::new)));
    assertThat(address.find()).isTrue();
    return address.group(1);
  }

  /** Waits until the REST API says something. */
  JsonNode await(String what, String path, Predicate<JsonNode> isSo) throws Exception {
    Cluster cluster = cluster();
    return Patience.await(what, PATIENCE, () -> cluster.rest().find(path).filter(isSo));
  }

  void awaitCheckpoints(String job, int count) throws Exception {
    await(
        "a checkpoint of " + job,
        "/jobs/" + job + "/checkpoints",
        answer -> answer.at("/counts/completed").asInt() >= count);
  }

  /** Requires that two runs agree to the last bit, and that something was trained. */
  static void requireSameBits(Path run, Path calm) throws IOException {
    JsonNode one = summary(run);
    JsonNode other = summary(calm);
    assertThat(one.get("trained").asLong()).isPositive();
    for (String name : BITS) {
      assertThat(one.get(name)).as(name).isEqualTo(other.get(name));
    }
  }

  private static JsonNode summary(Path run) throws IOException {
    return new ObjectMapper().readTree(run.resolve("summary.json").toFile());
  }

  /** Waits until a file of results has something in it. */
  static void awaitFile(Path file) throws Exception {
    Patience.await(
        file.toString(), PATIENCE, () -> Optional.of(file).filter(f -> f.toFile().length() > 0));
  }

  @Override
  public void close() {
    run("cluster", "stop");
  }
}
