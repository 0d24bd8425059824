package dev.eddy.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eddy.streaming.latency.LogHistogram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;

/**
 * What a run that ended well left in its folder.
 *
 * @param folder of the results
 * @param summary its summary.json
 */
public record RunResult(Path folder, JsonNode summary) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads what the job left and adds to its summary what only the run around it knows.
   *
   * @param stepWay microseconds of all workers
   */
  static RunResult complete(Path folder, LogHistogram stepWay) throws IOException {
    Path file = folder.resolve("summary.json");
    ObjectNode summary = (ObjectNode) JSON.readTree(Files.readString(file));
    putStepWay(summary.putObject("step_way_micros"), stepWay);
    Path draft = folder.resolve("summary.json.part");
    Files.writeString(draft, summary.toPrettyString() + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return new RunResult(folder, summary);
  }

  private static void putStepWay(ObjectNode json, LogHistogram stepWay) {
    json.put("count", stepWay.count());
    // A worker may well be gone when its only step's theta comes.
    if (stepWay.count() > 0) {
      json.put("median", stepWay.quantile(.5));
      json.put("p95", stepWay.quantile(.95));
      json.put("p99", stepWay.quantile(.99));
      json.put("max", stepWay.max());
    }
  }

  public String thetaSha256() {
    return summary.path("theta_sha256").asText();
  }

  public String gradientDigest() {
    return summary.path("gradient_digest").asText();
  }

  /** Returns a metric over the whole input, NaN when it is not defined. */
  public double metric(String name) {
    return summary.path("metrics").path(name).asDouble(Double.NaN);
  }

  /** Returns the result for people, a line a fact. */
  public String table() {
    StringBuilder table = new StringBuilder();
    for (String name :
        new String[] {
          "status", "read", "trained", "rejected", "scored", "set_aside", "late", "steps"
        }) {
      row(table, name, summary.path(name));
    }
    rows(table, "descent ", summary.path("descent"));
    rows(table, "", summary.path("metrics"));
    rows(table, "baseline ", summary.path("baselines"));
    heldOut(table);
    folds(table);
    staleness(table);
    rows(table, "step_way_micros ", summary.path("step_way_micros"));
    for (String name :
        new String[] {
          "theta_sha256",
          "gradient_digest",
          "restarts",
          "checkpoints",
          "seconds",
          "examples_per_second"
        }) {
      row(table, name, summary.path(name));
    }
    return table.append("%-28s%s%n".formatted("results in", folder)).toString();
  }

  private void heldOut(StringBuilder table) {
    JsonNode heldOut = summary.path("held_out");
    if (!heldOut.isMissingNode()) {
      row(table, "held_out examples", heldOut.path("examples"));
      rows(table, "held_out ", heldOut.path("metrics"));
    }
  }

  /** Mean of a metric over the folds, and its confidence interval. */
  private void folds(StringBuilder table) {
    for (Map.Entry<String, JsonNode> metric : summary.path("folds").path("metrics").properties()) {
      JsonNode value = metric.getValue();
      String text =
          String.format(
              Locale.ROOT,
              "%,.6f (%,.6f to %,.6f)",
              value.path("mean").asDouble(),
              value.path("low").asDouble(),
              value.path("high").asDouble());
      row(table, "folds " + metric.getKey(), new TextNode(text));
    }
  }

  /** How many steps old the theta of a gradient was, in the mean and at most. */
  private void staleness(StringBuilder table) {
    long gradients = 0;
    long steps = 0;
    long most = 0;
    for (Map.Entry<String, JsonNode> entry : summary.path("staleness").properties()) {
      long staleness = Long.parseLong(entry.getKey());
      gradients += entry.getValue().asLong();
      steps += staleness * entry.getValue().asLong();
      most = Math.max(most, staleness);
    }
    row(table, "staleness mean", new DoubleNode(gradients == 0 ? 0 : (double) steps / gradients));
    row(table, "staleness max", new LongNode(most));
  }

  private static void rows(StringBuilder table, String prefix, JsonNode values) {
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      row(table, prefix + value.getKey(), value.getValue());
    }
  }

  private static void row(StringBuilder table, String name, JsonNode value) {
    String text =
        value.isIntegralNumber()
            ? String.format(Locale.ROOT, "%,d", value.asLong())
            : value.isNumber()
                ? String.format(Locale.ROOT, "%,.6f", value.asDouble())
                : value.asText();
    table.append("%-28s%s%n".formatted(name, text));
  }
}
