package dev.eddy.cli.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which cluster a command is about. */
public final class ClusterTarget {
  @Option(
      names = "--cluster",
      paramLabel = "DIR",
      description = "The cluster's folder. Default: target/cluster")
  private Optional<Path> root = Optional.empty();

  /** Made by a command that mixes it in. */
  public ClusterTarget() {}

  public ClusterFolder folder() {
    return root.map(ClusterFolder::new).orElseGet(ClusterFolder::byDefault);
  }

  /**
   * Returns the cluster.
   *
   * @throws IllegalArgumentException if none was ever started there
   */
  public Cluster cluster() throws IOException {
    return Cluster.of(folder());
  }
}
