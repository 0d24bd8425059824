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
import java.util.function.Predicate;

/** Gathers what a run has left in its folder: all that the report shows, and nothing else. */
final class RunFacts {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** More points than this nobody sees on a screen. */
  private static final int LINES_MAX = 600;

  /** What the page draws of a window; evaluations by segment would be its greater part. */
  private static final Set<String> WINDOW_FIELDS =
      Set.of("step", "trained", "window", "cumulative", "sliding", "fading", "drift", "background");

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
    for (JsonNode line :
        thinned(lines(folder.resolve("evaluation.jsonl")), RunFacts::hasHappening)) {
      windows.add(((ObjectNode) line).retain(WINDOW_FIELDS));
    }
    facts.putArray("events").addAll(events(folder));
    facts.set("weights", TopWeights.read(folder));
    Path model = folder.resolve("model").resolve("model.json");
    facts.set(
        "model", Files.exists(model) ? JSON.readTree(Files.readString(model)) : JSON.nullNode());
    return facts;
  }

  private static boolean hasHappening(JsonNode window) {
    return window.has("drift") || window.has("background");
  }

  /** Progress and checkpoints may be thinned out; what else happened may not. */
  private static List<JsonNode> events(Path folder) throws IOException {
    List<JsonNode> progress = new ArrayList<>();
    List<JsonNode> others = new ArrayList<>();
    for (JsonNode event : lines(folder.resolve("events.jsonl"))) {
      (is(event, "progress") ? progress : others).add(event);
    }
    List<JsonNode> all = new ArrayList<>(thinned(progress, event -> false));
    all.addAll(thinned(others, event -> !is(event, "checkpoint")));
    return all;
  }

  private static boolean is(JsonNode event, String name) {
    return event.path("event").asText().equals(name);
  }

  /** Leaves about {@link #LINES_MAX} lines, the last one and all that are to be kept among them. */
  private static List<JsonNode> thinned(List<JsonNode> lines, Predicate<JsonNode> isKept) {
    int stride = (lines.size() + LINES_MAX - 1) / LINES_MAX;
    List<JsonNode> left = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if ((lines.size() - 1 - i) % stride == 0 || isKept.test(lines.get(i))) {
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
