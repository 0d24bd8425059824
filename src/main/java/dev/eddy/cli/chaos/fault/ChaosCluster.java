package dev.eddy.cli.chaos.fault;

import dev.eddy.cli.cluster.Cluster;
import dev.eddy.cli.cluster.ClusterException;
import dev.eddy.cli.cluster.ClusterFolder;
import dev.eddy.cli.cluster.FlinkRest;
import dev.eddy.cli.cluster.Patience;
import dev.eddy.cli.process.BackgroundJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes under fire. */
public final class ChaosCluster {
  public static final int TASK_MANAGERS = 3;
  static final int SLOTS = 2;

  private static final int START_ATTEMPTS_MAX = 4;

  /** Twice of what a cluster of eddy has by itself: here every process starts again and again. */
  public static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(8);

  static final String ZOOKEEPER = "zookeeper";
  public static final String BROKER = "kafka";

  private static final Map<String, String> OPTIONS =
      Map.of(
          "heartbeat.timeout",
          HEARTBEAT_TIMEOUT.toSeconds() + " s",
          // A spare task manager, not a full and an empty one.
          "taskmanager.load-balance.mode",
          "SLOTS",
          // What the REST API tells is up to 3 s old by default.
          "web.refresh-interval",
          "50",
          "web.checkpoints.history",
          "500");

  private final ClusterFolder folder;
  private final EddyCommands commands;

  public ChaosCluster(Path folder, EddyCommands commands) {
    this.folder = new ClusterFolder(folder);
    this.commands = commands;
  }

  /**
   * Starts all that does not run, in several attempts: a JVM of Flink ends by itself if its first
   * call takes 10 s, as it may where much else starts.
   */
  public void start() throws IOException {
    for (int attempt = 1; attempt < START_ATTEMPTS_MAX; attempt++) {
      try {
        startOnce();
        return;
      } catch (ClusterException e) {
        // What is missing comes with the next attempt.
      }
    }
    startOnce();
  }

  private void startOnce() throws IOException {
    List<String> words = new ArrayList<>(List.of("--ha"));
    words.add("--taskmanagers=" + TASK_MANAGERS);
    words.add("--slots=" + SLOTS);
    OPTIONS.forEach((key, value) -> words.add("-D" + key + "=" + value));
    commands.cluster("start", words);
  }

  /** Kills a process and returns once it is gone. */
  long kill(String name) throws IOException, InterruptedException {
    BackgroundJvm victim = running(name);
    victim.kill();
    return victim.pid();
  }

  /** Kills the JobManager that leads and returns its name. */
  String killLeader() throws IOException {
    String said = commands.cluster("kill", List.of("jobmanager")).lastLine();
    return said.substring(0, said.indexOf(' '));
  }

  /** Stops a process where it is, as the shell's ^Z does, and returns once it stands. */
  void freeze(String name) throws IOException, InterruptedException {
    long pid = running(name).pid();
    signal("-STOP", pid);
    Patience.await(
        "the stop of " + name,
        Duration.ofSeconds(5),
        () -> Optional.of(state(pid)).filter("T"::equals));
  }

  void thaw(String name) throws IOException, InterruptedException {
    signal("-CONT", running(name).pid());
  }

  /** Ends whatever runs, in any state. */
  public void killAll() throws IOException, InterruptedException {
    for (String name : names()) {
      Optional<BackgroundJvm> running = cluster().find(name);
      if (running.isPresent()) {
        running.get().kill();
      }
    }
  }

  /** Returns the names of the processes that run. */
  public List<String> alive() throws IOException {
    List<String> alive = new ArrayList<>();
    for (String name : names()) {
      if (cluster().find(name).isPresent()) {
        alive.add(name);
      }
    }
    return alive;
  }

  Cluster cluster() throws IOException {
    return Cluster.of(folder);
  }

  /** Returns whether a cluster was ever started here. */
  public boolean exists() {
    return Files.exists(folder.root().resolve("cluster.json"));
  }

  public FlinkRest rest() throws IOException {
    return cluster().rest();
  }

  public String bootstrapServers() throws IOException {
    return cluster().bootstrapServers();
  }

  static List<String> jobManagers() {
    return List.of("jobmanager-1", "jobmanager-2");
  }

  static List<String> taskManagers() {
    List<String> names = new ArrayList<>();
    for (int number = 1; number <= TASK_MANAGERS; number++) {
      names.add("taskmanager-" + number);
    }
    return names;
  }

  /** The broker last: the others say less while they have one. */
  private static List<String> names() {
    List<String> names = new ArrayList<>(jobManagers());
    names.addAll(taskManagers());
    names.add(ZOOKEEPER);
    names.add(BROKER);
    return names;
  }

  private BackgroundJvm running(String name) throws IOException {
    return cluster()
        .find(name)
        .orElseThrow(() -> new ClusterException(name + " must run, does not"));
  }

  private static void signal(String signal, long pid) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
    if (code != 0) {
      throw new IOException("kill %s %d must succeed, ended with %d".formatted(signal, pid, code));
    }
  }

  /** Returns the letter of a process's state, as the system has it behind the name in brackets. */
  private static String state(long pid) throws IOException {
    String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    return status.substring(status.lastIndexOf(')') + 2).substring(0, 1);
  }
}
