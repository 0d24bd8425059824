package dev.eddy.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Follows evaluation.jsonl while it grows and shows its newest window now and then. */
final class ProgressLines {
  private static final ObjectMapper JSON = new ObjectMapper();
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

  private final Path file;
  private final PrintStream out;
  private long position;
  private long shownAtNanos = System.nanoTime();

  ProgressLines(Path file, PrintStream out) {
    this.file = file;
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
    String newest = Files.exists(file) ? newestLine() : "";
    if (!newest.isEmpty()) {
      out.println(describe(JSON.readTree(newest)));
    }
    return !newest.isEmpty();
  }

  private String newestLine() throws IOException {
    try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
      // After a failure the file is cut back to its last checkpoint.
      position = Math.min(position, lines.length());
      lines.seek(position);
      byte[] bytes = new byte[(int) Math.min(lines.length() - position, 1 << 20)];
      lines.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n');
      if (end < 0) {
        return "";
      }
      position += text.substring(0, end + 1).getBytes(StandardCharsets.UTF_8).length;
      return text.substring(text.lastIndexOf('\n', end - 1) + 1, end);
    }
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
