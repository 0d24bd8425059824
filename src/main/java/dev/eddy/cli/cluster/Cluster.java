package dev.eddy.cli.cluster;

import dev.eddy.cli.kafka.BrokerSettings;
import dev.eddy.cli.kafka.KafkaBroker;
import dev.eddy.cli.process.BackgroundJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.flink.util.FileUtils;

/** The processes of a cluster that was started in a folder, whoever started it. */
public final class Cluster {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

  private final ClusterFolder folder;
  private final ClusterPlan plan;

  private Cluster(ClusterFolder folder, ClusterPlan plan) {
    this.folder = folder;
    this.plan = plan;
  }

  /**
   * Returns the cluster of a folder, which may have been stopped.
   *
   * @throws IllegalArgumentException if none was ever started there
   */
  public static Cluster of(ClusterFolder folder) throws IOException {
    ClusterPlan plan =
        ClusterPlan.find(folder)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a cluster must have been started in %s, none was; scripts/eddy cluster start"
                            .formatted(folder.root())));
    return new Cluster(folder, plan);
  }

  /**
   * Starts the processes that do not run and returns once all have found each other.
   *
   * @throws IllegalArgumentException if a cluster runs there that is of another make
   */
  static Cluster start(ClusterFolder folder, ClusterSettings settings)
      throws IOException, InterruptedException {
    Optional<ClusterPlan> earlier = ClusterPlan.find(folder);
    if (earlier.isPresent() && new Cluster(folder, earlier.get()).hasProcess()) {
      ClusterPlan running = earlier.get();
      return start(folder, running.with(running.settings().grownTo(settings)));
    }
    // Whoever knew the cluster finds it where it was, unless something else is there now.
    ClusterPorts preferred = earlier.map(ClusterPlan::ports).orElse(ClusterPorts.usual());
    return start(folder, ClusterPlan.of(settings, preferred));
  }

  /** Starts Flink anew as a cluster that knows of no job; the broker goes on. */
  public Cluster startForgetful() throws IOException, InterruptedException {
    if (!hasProcess()) {
      return start(folder, ClusterPlan.of(plan.settings(), plan.ports()));
    }
    for (ClusterJvm jvm : jvms()) {
      Optional<BackgroundJvm> running = jvm.find();
      if (running.isPresent() && !jvm.name().equals(ZooKeeperJvm.NAME)) {
        running.get().stop();
      }
    }
    return start(folder, plan.forgetful());
  }

  private static Cluster start(ClusterFolder folder, ClusterPlan plan)
      throws IOException, InterruptedException {
    plan.write(folder);
    FlinkFiles.write(folder, plan);
    ZooKeeperJvm.write(folder, plan.ports());
    Cluster cluster = new Cluster(folder, plan);
    List<BackgroundJvm> started = new ArrayList<>();
    boolean isUp = false;
    try {
      cluster.launchMissing(started);
      cluster.awaitTaskManagers();
      isUp = true;
    } finally {
      if (!isUp) {
        stopAll(started);
      }
    }
    return cluster;
  }

  private void launchMissing(List<BackgroundJvm> started) throws IOException, InterruptedException {
    for (ClusterJvm jvm : jvms()) {
      if (jvm.find().isEmpty()) {
        started.add(jvm.launch());
      }
    }
    // Last, because it waits for the broker, and the others get ready meanwhile.
    if (KafkaBroker.find(folder.broker()).isEmpty()) {
      KafkaBroker.start(
          BrokerSettings.of(BrokerSettings.systemHome(), folder.broker(), plan.ports().broker()));
      KafkaBroker.find(folder.broker()).ifPresent(started::add);
    }
  }

  private void awaitTaskManagers() throws IOException, InterruptedException {
    int wanted = plan.settings().taskManagers();
    Patience.await(
        wanted + " task managers",
        START_TIMEOUT,
        () -> {
          requireAlive();
          return rest()
              .find("/taskmanagers")
              .map(answer -> answer.get("taskmanagers").size())
              .filter(count -> count >= wanted);
        });
  }

  private void requireAlive() throws IOException {
    for (ClusterJvm jvm : jvms()) {
      if (jvm.find().isEmpty()) {
        throw new ClusterException(
            "%s must stay up, but it ended; see %s".formatted(jvm.name(), jvm.place().log()));
      }
    }
  }

  /** Stops all processes; what they wrote for later stays. */
  void stop() throws IOException, InterruptedException {
    List<BackgroundJvm> running = new ArrayList<>();
    for (ClusterJvm jvm : jvms()) {
      jvm.find().ifPresent(running::add);
    }
    KafkaBroker.find(folder.broker()).ifPresent(running::add);
    if (running.isEmpty()) {
      throw new IllegalArgumentException("a cluster must run in " + folder.root() + ", none does");
    }
    stopAll(running);
    FileUtils.deleteDirectory(folder.temporary().toFile());
  }

  /** At once first: none has to wait for another one's timeouts. */
  private static void stopAll(List<BackgroundJvm> running)
      throws IOException, InterruptedException {
    running.forEach(BackgroundJvm::ask);
    for (BackgroundJvm jvm : running) {
      jvm.stop();
    }
  }

  /**
   * Kills a process without a chance for it to do anything: the JobManager that leads, the
   * TaskManager with the most tasks.
   *
   * @return its name
   */
  String kill(ProcessKind kind) throws IOException, InterruptedException {
    String name =
        switch (kind) {
          case KAFKA, ZOOKEEPER -> kind.toString();
          case JOBMANAGER -> Victim.leader(plan);
          case TASKMANAGER -> Victim.busiest(rest());
        };
    find(name).orElseThrow(() -> new IllegalArgumentException(name + " must run, does not")).kill();
    return name;
  }

  /** Returns a process by its name, empty when it does not run. */
  public Optional<BackgroundJvm> find(String name) throws IOException {
    if (name.equals(ProcessKind.KAFKA.toString())) {
      return KafkaBroker.find(folder.broker());
    }
    for (ClusterJvm jvm : jvms()) {
      if (jvm.name().equals(name)) {
        return jvm.find();
      }
    }
    return Optional.empty();
  }

  /** Returns what each process is and whether it runs, Kafka last. */
  List<String> status() throws IOException {
    List<String> lines = new ArrayList<>();
    for (ClusterJvm jvm : jvms()) {
      lines.add(line(jvm.name(), jvm.find(), jvm.place().log().toString()));
    }
    String broker = plan.bootstrapServers() + "  " + folder.broker().resolve("broker.log");
    lines.add(line(ProcessKind.KAFKA.toString(), KafkaBroker.find(folder.broker()), broker));
    return lines;
  }

  private static String line(String name, Optional<BackgroundJvm> running, String detail) {
    String state = running.map(jvm -> "pid " + jvm.pid()).orElse("down");
    return "%-14s %-10s %s".formatted(name, state, detail);
  }

  /** Returns whether every process runs. */
  boolean isWhole() throws IOException {
    for (ClusterJvm jvm : jvms()) {
      if (jvm.find().isEmpty()) {
        return false;
      }
    }
    return KafkaBroker.find(folder.broker()).isPresent();
  }

  private boolean hasProcess() throws IOException {
    for (ClusterJvm jvm : jvms()) {
      if (jvm.find().isPresent()) {
        return true;
      }
    }
    return KafkaBroker.find(folder.broker()).isPresent();
  }

  public FlinkRest rest() {
    return new FlinkRest(plan.rest());
  }

  /** Returns the address of the cluster's own broker. */
  public String bootstrapServers() {
    return plan.bootstrapServers();
  }

  public ClusterFolder folder() {
    return folder;
  }

  private List<ClusterJvm> jvms() {
    List<ClusterJvm> jvms = new ArrayList<>();
    if (plan.settings().isHighlyAvailable()) {
      jvms.add(ZooKeeperJvm.jvm(folder));
    }
    IntStream.rangeClosed(1, plan.settings().jobManagers())
        .forEach(number -> jvms.add(JobManagerJvm.jvm(folder, plan, number)));
    IntStream.rangeClosed(1, plan.settings().taskManagers())
        .forEach(number -> jvms.add(TaskManagerJvm.jvm(folder, number)));
    return jvms;
  }
}
