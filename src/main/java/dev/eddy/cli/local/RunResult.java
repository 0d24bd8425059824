package dev.eddy.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  static RunResult read(Path folder) throws IOException {
    Path file = folder.resolve("summary.json");
    return new RunResult(folder, JSON.readTree(Files.readString(file)));
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
    folds(table);
    staleness(table);
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
