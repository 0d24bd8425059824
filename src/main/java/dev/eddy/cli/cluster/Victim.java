package dev.eddy.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/** Chooses whom a kill hits, so that it hurts. */
final class Victim {
  private Victim() {}

  /** Returns the name of the JobManager that leads. */
  static String leader(ClusterPlan plan) throws IOException, InterruptedException {
    Optional<Integer> port =
        plan.settings().isHighlyAvailable() ? Leader.restPort(plan) : Optional.empty();
    return JobManagerJvm.NAME + "-" + (port.map(plan.ports().rest()::indexOf).orElse(0) + 1);
  }

  /** Returns the name of the TaskManager with the most tasks. */
  static String busiest(FlinkRest rest) throws IOException, InterruptedException {
    String busiest = TaskManagerJvm.NAME + "-1";
    int usedMax = -1;
    Optional<JsonNode> answer = rest.find("/taskmanagers");
    if (answer.isPresent()) {
      for (JsonNode taskManager : answer.get().get("taskmanagers")) {
        int used = taskManager.get("slotsNumber").asInt() - taskManager.get("freeSlots").asInt();
        if (used > usedMax) {
          usedMax = used;
          busiest = taskManager.get("id").asText();
        }
      }
    }
    return busiest;
  }
}
