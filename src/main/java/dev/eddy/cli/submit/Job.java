package dev.eddy.cli.submit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;

/**
 * A job as the cluster tells of it.
 *
 * @param state a word of Flink's: RUNNING, RESTARTING, FINISHED, ...
 */
public record Job(String id, String name, String state, Duration age) {
  private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "CANCELED");

  static Job of(JsonNode overview) {
    return new Job(
        overview.get("jid").asText(),
        overview.get("name").asText(),
        overview.get("state").asText(),
        Duration.ofMillis(overview.get("duration").asLong()));
  }

  public boolean hasEnded() {
    return ENDED.contains(state);
  }
}
