package dev.eddy.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.format.json.JsonLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Follows evaluation.jsonl while it grows and shows its newest window now and then. */
final class ProgressLines {
  private static final long INTERVAL_NANOS = 1_000_000_000;
  private static final List<String> SHOWN =
      List.of(
          "log_loss",
          "loss",
          "pinball_loss",
          "accuracy",
          "auc",
          "f1",
          "macro_f1",
          "kappa_t",
          "rmse",
          "mae",
          "r2");

  private final GrowingFile lines;
  private final PrintStream out;
  private long shownAtNanos = System.nanoTime();

  ProgressLines(Path file, PrintStream out) {
    lines = new GrowingFile(file);
    this.out = out;
  }

  /** Shows the newest window that is whole, at most one a second. */
  void printNewest() throws IOException {
    long now = System.nanoTime();
    if (now - shownAtNanos >= INTERVAL_NANOS && print()) {
      shownAtNanos = now;
    }
  }

  /** Shows the last window if it was not shown. */
  void printLast() throws IOException {
    print();
  }

  private boolean print() throws IOException {
    List<String> windows = lines.poll();
    if (!windows.isEmpty()) {
      out.println(describe(JsonLine.parse(windows.get(windows.size() - 1))));
    }
    return !windows.isEmpty();
  }

  private static String describe(JsonNode window) {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "step %,d  trained %,d  rejected %,d",
            window.path("step").asLong(),
            window.path("trained").asLong(),
            window.path("rejected").asLong()));
    JsonNode metrics = window.path("window").path("metrics");
    JsonNode cumulative = window.path("cumulative").path("metrics");
    for (String name : SHOWN) {
      if (metrics.has(name)) {
        line.append(
            String.format(
                Locale.ROOT,
                "  %s %.4f (all %.4f)",
                name,
                metrics.get(name).asDouble(),
                cumulative.path(name).asDouble()));
      }
    }
    return line.toString();
  }
}
