package dev.eddy.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** All that must be the same, to the last bit, in two runs over the same input. */
record Outcome(
    String theta,
    String gradients,
    String counts,
    String metrics,
    String windows,
    String rejected,
    String setAside) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the results of a run. */
  static Outcome of(Path folder) throws IOException {
    JsonNode summary = JSON.readTree(Files.readString(folder.resolve("summary.json")));
    return new Outcome(
        summary.get("theta_sha256").asText(),
        summary.get("gradient_digest").asText(),
        "%s %s %s".formatted(summary.get("status"), summary.get("steps"), summary.get("splits")),
        summary.get("metrics").toString() + summary.get("baselines"),
        Files.readString(folder.resolve("evaluation.jsonl")),
        Files.readString(folder.resolve("rejected.jsonl")),
        Files.readString(folder.resolve("set-aside.jsonl")));
  }
}
