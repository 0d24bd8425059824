package dev.eddy.cli.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A cluster that was started.
 *
 * @param id under which ZooKeeper knows it; a fresh one knows of no job
 */
record ClusterPlan(ClusterSettings settings, ClusterPorts ports, String id) {

  /**
   * Returns a plan at ports that are free.
   *
   * @param preferred taken where they are free
   */
  static ClusterPlan of(ClusterSettings settings, ClusterPorts preferred) throws IOException {
    return new ClusterPlan(settings, preferred.free(settings.jobManagers()), freshId());
  }

  /** Returns the plan of the cluster that was last started in a folder. */
  static Optional<ClusterPlan> find(ClusterFolder folder) throws IOException {
    return Files.exists(folder.plan())
        ? Optional.of(new ObjectMapper().readValue(folder.plan().toFile(), ClusterPlan.class))
        : Optional.empty();
  }

  void write(ClusterFolder folder) throws IOException {
    Files.createDirectories(folder.root());
    new ObjectMapper().writeValue(folder.plan().toFile(), this);
  }

  ClusterPlan with(ClusterSettings wanted) {
    return new ClusterPlan(wanted, ports, id);
  }

  /** Returns the plan of a cluster that remembers nothing. */
  ClusterPlan forgetful() {
    return new ClusterPlan(settings, ports, freshId());
  }

  List<URI> rest() {
    return ports.rest().stream().map(port -> URI.create("http://127.0.0.1:" + port)).toList();
  }

  String bootstrapServers() {
    return "127.0.0.1:" + ports.broker();
  }

  String zooKeeper() {
    return "127.0.0.1:" + ports.zooKeeper();
  }

  private static String freshId() {
    return "eddy-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
