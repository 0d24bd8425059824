package dev.eddy.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers what a run has left in its folder: all that the report shows, and nothing else. */
final class RunFacts {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** More points than this nobody sees on a screen. */
  private static final int LINES_MAX = 600;

  /** What the page draws of a window; evaluations by segment would be its greater part. */
  private static final Set<String> WINDOW_FIELDS =
      Set.of("step", "trained", "window", "cumulative", "sliding", "fading", "drift");

  private RunFacts() {}

  /**
   * Reads a run.
   *
   * @throws IllegalArgumentException if the folder has no summary
   */
  static ObjectNode read(Path folder) throws IOException {
    Path summary = folder.resolve("summary.json");
    if (!Files.exists(summary)) {
      throw new IllegalArgumentException(
          "--output must be the folder of a run that has ended, with a summary.json, was "
              + folder);
    }
    ObjectNode facts = JSON.createObjectNode();
    facts.put("name", folder.toAbsolutePath().normalize().getFileName().toString());
    facts.set("summary", JSON.readTree(Files.readString(summary)));
    ArrayNode windows = facts.putArray("windows");
    for (JsonNode line : thinned(lines(folder.resolve("evaluation.jsonl")), "drift")) {
      windows.add(((ObjectNode) line).retain(WINDOW_FIELDS));
    }
    facts.putArray("events").addAll(events(folder));
    facts.set("weights", TopWeights.read(folder));
    Path model = folder.resolve("model").resolve("model.json");
    facts.set(
        "model", Files.exists(model) ? JSON.readTree(Files.readString(model)) : JSON.nullNode());
    return facts;
  }

  /** Progress may be thinned out; what happened may not. */
  private static List<JsonNode> events(Path folder) throws IOException {
    List<JsonNode> progress = new ArrayList<>();
    List<JsonNode> others = new ArrayList<>();
    for (JsonNode event : lines(folder.resolve("events.jsonl"))) {
      (event.path("event").asText().equals("progress") ? progress : others).add(event);
    }
    List<JsonNode> all = new ArrayList<>(thinned(progress, "none"));
    all.addAll(thinned(others, "none"));
    return all;
  }

  /** Leaves about {@link #LINES_MAX} lines, the last one and those with a field among them. */
  private static List<JsonNode> thinned(List<JsonNode> lines, String kept) {
    int stride = (lines.size() + LINES_MAX - 1) / LINES_MAX;
    List<JsonNode> left = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if ((lines.size() - 1 - i) % stride == 0 || lines.get(i).has(kept)) {
        left.add(lines.get(i));
      }
    }
    return left;
  }

  /** Returns the objects of a file of lines; the last line of a run that was cut may be none. */
  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    if (!Files.exists(file)) {
      return lines;
    }
    for (String line : Files.readAllLines(file)) {
      parse(line).ifPresent(lines::add);
    }
    return lines;
  }

  private static Optional<JsonNode> parse(String line) {
    try {
      return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
