package dev.eddy.cli.cluster;

import dev.eddy.cli.kafka.BrokerSettings;
import java.nio.file.Path;

/**
 * Where a cluster keeps everything.
 *
 * @param root the folder of it all
 */
public record ClusterFolder(Path root) {
  private static final String DEFAULT = "target/cluster";

  public ClusterFolder {
    // Other processes have other working folders.
    root = root.toAbsolutePath().normalize();
  }

  /** Returns the folder that is meant when none is named. */
  static ClusterFolder byDefault() {
    return new ClusterFolder(BrokerSettings.systemHome().resolve(DEFAULT));
  }

  Path plan() {
    return root.resolve("cluster.json");
  }

  /** Returns the folder of Flink's configuration. */
  Path configuration() {
    return root.resolve("conf");
  }

  /** Returns the folder of the jars of Flink's JVMs. */
  Path lib() {
    return root.resolve("lib");
  }

  /** Returns the folder of the pid and the log of each process but the broker's. */
  Path processes() {
    return root.resolve("processes");
  }

  /** Returns what Flink's JVMs write for themselves; it goes when the cluster stops. */
  Path temporary() {
    return root.resolve("tmp");
  }

  Path zooKeeper() {
    return root.resolve("zookeeper");
  }

  Path broker() {
    return root.resolve("kafka");
  }

  Path highAvailability() {
    return root.resolve("ha");
  }

  Path savepoints() {
    return root.resolve("savepoints");
  }

  /** Returns the folder of the options of each job. */
  public Path jobs() {
    return root.resolve("jobs");
  }

  /** Returns the folder of a job's results, where the job itself names none. */
  public Path results(String job) {
    return root.resolve("results").resolve(job);
  }
}
