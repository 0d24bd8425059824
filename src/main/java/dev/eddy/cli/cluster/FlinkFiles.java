package dev.eddy.cli.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Flink's JVMs read: config.yaml, log4j2.properties, and the jars on their class path. */
final class FlinkFiles {
  static final String LOG = "log4j2.properties";
  static final int TASK_MANAGER_HEAP_MIB = 384;

  private static final int NETWORK_MIB = 64;
  private static final int OFF_HEAP_MIB = 128;
  static final int TASK_MANAGER_DIRECT_MIB = NETWORK_MIB + 2 * OFF_HEAP_MIB;

  /**
   * Jars that only eddy-job.jar has on a cluster: with them here nobody would notice if it lacked
   * one. What it shares with Flink and ZooKeeper stays: commons-math, lz4, snappy.
   */
  private static final Pattern OF_THE_JOB =
      Pattern.compile(
          "(eddy|flink-connector-kafka|kafka-clients|zstd-jni|jackson|picocli|async-profiler)\\b.*");

  private FlinkFiles() {}

  static void write(ClusterFolder folder, ClusterPlan plan) throws IOException {
    Files.createDirectories(folder.configuration());
    Files.createDirectories(folder.temporary());
    List<String> lines = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (Map.Entry<String, String> option : options(folder, plan).entrySet()) {
      // A string of JSON is one of YAML, whatever is in it.
      lines.add(option.getKey() + ": " + json.writeValueAsString(option.getValue()));
    }
    Files.write(folder.configuration().resolve("config.yaml"), lines);
    Files.writeString(folder.configuration().resolve(LOG), LOG_SETTINGS);
    linkJars(folder.lib());
  }

  private static Map<String, String> options(ClusterFolder folder, ClusterPlan plan) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String process : List.of("jobmanager", "taskmanager")) {
      options.put(process + ".bind-host", "127.0.0.1");
    }
    options.put("taskmanager.host", "127.0.0.1");
    options.put("jobmanager.rpc.address", "127.0.0.1");
    options.put("jobmanager.rpc.port", "" + plan.ports().rpc());
    options.put("rest.address", "127.0.0.1");
    options.put("rest.bind-address", "127.0.0.1");
    options.put("io.tmp.dirs", folder.temporary().toString());
    options.put("execution.checkpointing.savepoint-dir", folder.savepoints().toUri().toString());
    // Only the JobManager's own configuration counts, whatever a job says: by default it keeps one,
    // and then there is nothing to go back to where that one is damaged.
    options.put("execution.checkpointing.num-retained", "3");
    // Ten times as quick as by default: a dead process is missed after 5 s instead of 50.
    options.put("heartbeat.interval", "1 s");
    options.put("heartbeat.timeout", "5 s");
    // By default a failed job waits 1 s and then ever longer, up to a minute.
    options.put("restart-strategy.type", "exponential-delay");
    options.put("restart-strategy.exponential-delay.initial-backoff", "100 ms");
    options.put("restart-strategy.exponential-delay.max-backoff", "5 s");
    putMemory(options, plan.settings().slots());
    if (plan.settings().isHighlyAvailable()) {
      putHighAvailability(options, folder, plan);
    }
    options.putAll(plan.settings().options());
    return options;
  }

  /** A TaskManager that no script starts must be told each part. */
  private static void putMemory(Map<String, String> options, int slots) {
    options.put("taskmanager.numberOfTaskSlots", "" + slots);
    options.put("taskmanager.cpu.cores", "" + slots);
    options.put("taskmanager.memory.framework.heap.size", "128 mb");
    options.put("taskmanager.memory.task.heap.size", (TASK_MANAGER_HEAP_MIB - 128) + " mb");
    options.put("taskmanager.memory.framework.off-heap.size", OFF_HEAP_MIB + " mb");
    options.put("taskmanager.memory.task.off-heap.size", OFF_HEAP_MIB + " mb");
    options.put("taskmanager.memory.network.min", NETWORK_MIB + " mb");
    options.put("taskmanager.memory.network.max", NETWORK_MIB + " mb");
    options.put("taskmanager.memory.managed.size", "128 mb");
    options.put("taskmanager.memory.jvm-metaspace.size", "256 mb");
    options.put("taskmanager.memory.jvm-overhead.min", "192 mb");
    options.put("taskmanager.memory.jvm-overhead.max", "192 mb");
  }

  private static void putHighAvailability(
      Map<String, String> options, ClusterFolder folder, ClusterPlan plan) {
    options.put("high-availability.type", "zookeeper");
    options.put("high-availability.zookeeper.quorum", plan.zooKeeper());
    options.put("high-availability.cluster-id", plan.id());
    options.put("high-availability.storageDir", folder.highAvailability().toUri().toString());
    // 60 s by default, for which a dead JobManager goes on to lead.
    options.put("high-availability.zookeeper.client.session-timeout", "5 s");
    options.put("high-availability.zookeeper.client.connection-timeout", "5 s");
    options.put("zookeeper.sasl.disable", "true");
    // ZooKeeper may be away for as long as a session lasts; nobody stops for it.
    options.put("high-availability.zookeeper.client.tolerate-suspended-connections", "true");
  }

  /** JVMs that run open a jar when they first need it: what is there already stays. */
  private static void linkJars(Path lib) throws IOException {
    Files.createDirectories(lib);
    Map<Path, Path> wanted = new LinkedHashMap<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry).toAbsolutePath();
      String name = String.valueOf(jar.getFileName());
      if (name.endsWith(".jar") && !OF_THE_JOB.matcher(name).matches()) {
        wanted.put(lib.resolve(name), jar);
      }
    }
    try (Stream<Path> old = Files.list(lib)) {
      for (Path link : old.toList()) {
        if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(wanted.get(link))) {
          wanted.remove(link);
        } else {
          Files.delete(link);
        }
      }
    }
    for (Map.Entry<Path, Path> link : wanted.entrySet()) {
      Files.createSymbolicLink(link.getKey(), link.getValue());
    }
  }

  private static final String LOG_SETTINGS =
      """
      status = error
      rootLogger.level = INFO
      rootLogger.appenderRef.console.ref = console
      logger.zookeeper.name = org.apache.flink.shaded.zookeeper3
      logger.zookeeper.level = WARN
      logger.curator.name = org.apache.flink.shaded.curator5
      logger.curator.level = WARN
      logger.kafka.name = org.apache.kafka
      logger.kafka.level = WARN
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{yyyy-MM-dd HH:mm:ss.SSS} %-5p %c{1} - %m%n
      """;
}
