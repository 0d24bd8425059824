package dev.eddy.cli.chaos.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.cli.cluster.ClusterException;
import dev.eddy.cli.cluster.FlinkRest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The job under fire, as the cluster's REST API tells of it. */
public final class LiveJob {
  private final ChaosCluster cluster;
  private String id;

  public LiveJob(ChaosCluster cluster, String id) {
    this.cluster = cluster;
    this.id = id;
  }

  public String id() {
    return id;
  }

  /** From now on it goes on under another id. */
  void continuesAs(String other) {
    id = other;
  }

  /** Returns whether the job and each of its tasks run. */
  public boolean isRunning() throws IOException, InterruptedException {
    Optional<JsonNode> job = find("");
    if (job.isEmpty() || !job.get().path("state").asText().equals("RUNNING")) {
      return false;
    }
    long all = 0;
    for (JsonNode count : job.get().path("status-counts")) {
      all += count.asLong();
    }
    return all > 0 && job.get().at("/status-counts/RUNNING").asLong() == all;
  }

  /** Returns when the first checkpoint was complete that was triggered after a moment. */
  public Optional<Instant> firstCheckpoint(Instant after) throws IOException, InterruptedException {
    Optional<JsonNode> first = Optional.empty();
    for (JsonNode checkpoint : history()) {
      if (checkpoint.path("status").asText().equals("COMPLETED")
          && trigger(checkpoint).isAfter(after)
          && first.filter(found -> trigger(found).isBefore(trigger(checkpoint))).isEmpty()) {
        first = Optional.of(checkpoint);
      }
    }
    return first.map(found -> Instant.ofEpochMilli(found.path("latest_ack_timestamp").asLong()));
  }

  /** Returns whether a checkpoint was triggered between two moments. */
  boolean wasCheckpointTriggered(Instant from, Instant to)
      throws IOException, InterruptedException {
    for (JsonNode checkpoint : history()) {
      Instant trigger = trigger(checkpoint);
      if (!trigger.isBefore(from) && !trigger.isAfter(to)) {
        return true;
      }
    }
    return false;
  }

  /** Asks for a checkpoint and does not wait for it. */
  void triggerCheckpoint() throws IOException, InterruptedException {
    rest().post("/jobs/" + id + "/checkpoints", "{\"checkpointType\":\"CONFIGURED\"}");
  }

  long failedCheckpointCount() throws IOException, InterruptedException {
    return find("/checkpoints").map(all -> all.at("/counts/failed").asLong()).orElse(0L);
  }

  /** Returns whether the job was restored after a moment, and not yet all of its tasks run. */
  boolean isRestoring(Instant after) throws IOException, InterruptedException {
    boolean isRestored =
        find("/checkpoints")
            .map(all -> all.at("/latest/restored/restore_timestamp").asLong())
            .filter(time -> Instant.ofEpochMilli(time).isAfter(after))
            .isPresent();
    return isRestored && !isRunning();
  }

  /** Returns how many subtasks the widest vertex has. */
  int parallelism() throws IOException, InterruptedException {
    int widest = 0;
    for (JsonNode vertex : find("").map(job -> job.path("vertices")).orElseThrow(this::unknown)) {
      widest = Math.max(widest, vertex.path("parallelism").asInt());
    }
    return widest;
  }

  /** Returns the task managers that run tasks. */
  List<Host> hosts() throws IOException, InterruptedException {
    List<Host> hosts = new ArrayList<>();
    for (JsonNode host :
        rest()
            .find("/taskmanagers")
            .map(all -> all.path("taskmanagers"))
            .orElseThrow(this::unknown)) {
      if (host.path("freeSlots").asInt() < host.path("slotsNumber").asInt()) {
        hosts.add(Host.of(host));
      }
    }
    return hosts;
  }

  private Iterable<JsonNode> history() throws IOException, InterruptedException {
    List<JsonNode> checkpoints = new ArrayList<>();
    find("/checkpoints").ifPresent(all -> all.path("history").forEach(checkpoints::add));
    return checkpoints;
  }

  private static Instant trigger(JsonNode checkpoint) {
    return Instant.ofEpochMilli(checkpoint.path("trigger_timestamp").asLong());
  }

  private Optional<JsonNode> find(String path) throws IOException, InterruptedException {
    return rest().find("/jobs/" + id + path);
  }

  private FlinkRest rest() throws IOException {
    return cluster.rest();
  }

  private ClusterException unknown() {
    return new ClusterException("the cluster must know of job " + id + ", does not");
  }
}
