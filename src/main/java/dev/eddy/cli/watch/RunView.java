package dev.eddy.cli.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a run by the lines that it has written so far, as a frame of text. Keeps the
 * last windows only; a window that was told before, as after a failure, takes back those behind it.
 */
final class RunView {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WINDOWS_MAX = 60;
  private static final List<String> SHOWN =
      List.of(
          "log_loss",
          "loss",
          "pinball_loss",
          "rmse",
          "mae",
          "r2",
          "accuracy",
          "auc",
          "f1",
          "macro_f1",
          "kappa_t");
  private static final Map<String, String> BASELINES =
      Map.of(
          "log_loss",
          "base_rate_log_loss",
          "accuracy",
          "majority_accuracy",
          "rmse",
          "mean_rmse",
          "mae",
          "mean_mae");

  private final String name;
  private final Deque<JsonNode> windows = new ArrayDeque<>();
  private final Deque<Progress> progress = new ArrayDeque<>();
  private long alarmCount;
  private long lastAlarm;
  private int kills;
  private int restarts;
  private boolean hasEnded;
  private Optional<JsonNode> checkpoint = Optional.empty();
  private OptionalLong lag = OptionalLong.empty();
  private double now;

  /**
   * How far the run was when.
   *
   * @param seconds on any clock that is the same for all
   */
  private record Progress(double seconds, long trained) {}

  RunView(String name) {
    this.name = name;
  }

  /**
   * Takes a line, of a window or of an event; anything else is passed over.
   *
   * @param seconds when it was seen; an event knows better
   */
  void add(String line, double seconds) {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      // Cut in two, or nothing of eddy's.
      return;
    }
    if (json.has("event")) {
      addEvent(json);
    } else if (json.has("window") && json.has("cumulative")) {
      addWindow(json, seconds);
    }
  }

  private void addWindow(JsonNode window, double seconds) {
    long trained = window.path("trained").asLong();
    while (!windows.isEmpty() && windows.peekLast().path("trained").asLong() >= trained) {
      windows.removeLast();
    }
    windows.addLast(window);
    if (windows.size() > WINDOWS_MAX) {
      windows.removeFirst();
    }
    for (JsonNode alarm : window.path("drift")) {
      // Told again after a failure it is the same one.
      if (alarm.path("trained").asLong() > lastAlarm) {
        alarmCount++;
        lastAlarm = alarm.path("trained").asLong();
      }
    }
    if (now == 0) {
      addProgress(new Progress(seconds, trained));
    }
  }

  private void addEvent(JsonNode event) {
    if (now == 0) {
      // From here on the run's own clock counts.
      progress.clear();
    }
    now = Math.max(event.path("seconds").asDouble(), 1e-9);
    switch (event.path("event").asText()) {
      case "start" -> hasEnded = false;
      case "progress" -> {
        addProgress(new Progress(now, event.path("trained").asLong()));
        // Not there while the job restarts, nor behind its end: then it is not known.
        JsonNode records = event.path("lag");
        lag = records.isNumber() ? OptionalLong.of(records.asLong()) : OptionalLong.empty();
      }
      case "checkpoint" -> checkpoint = Optional.of(event);
      case "kill" -> kills++;
      case "restart" -> restarts++;
      case "end" -> hasEnded = true;
      default -> {}
    }
  }

  private void addProgress(Progress next) {
    progress.addLast(next);
    if (progress.size() > WINDOWS_MAX) {
      progress.removeFirst();
    }
  }

  /** Whether the run has said that it is over. */
  boolean hasEnded() {
    return hasEnded;
  }

  /** Returns what there is to say now, in lines. */
  String frame() {
    StringBuilder frame = new StringBuilder();
    frame.append("eddy watch  ").append(name).append(hasEnded ? "  ended" : "").append('\n');
    if (windows.isEmpty()) {
      return frame.append("no window yet\n").toString();
    }
    JsonNode last = windows.getLast();
    frame.append(
        String.format(
            Locale.ROOT,
            "trained %,d  read %,d  rejected %,d  step %,d%s%s%n",
            last.path("trained").asLong(),
            last.path("read").asLong(),
            last.path("rejected").asLong(),
            last.path("step").asLong(),
            rate(),
            lag.isPresent() ? String.format(Locale.ROOT, "  lag %,d", lag.getAsLong()) : ""));
    frame.append(String.format("%-12s %10s %10s %10s%n", "", "so far", "window", "baseline"));
    SHOWN.forEach(metric -> addMetric(frame, metric, last));
    addHappenings(frame);
    return frame.toString();
  }

  /** Examples per second over what is kept, from the last time that the run fell back. */
  private String rate() {
    Progress first = progress.isEmpty() ? new Progress(0, 0) : progress.getLast();
    Progress last = first;
    var back = progress.descendingIterator();
    while (back.hasNext()) {
      Progress before = back.next();
      if (before.trained() > first.trained()) {
        break;
      }
      first = before;
    }
    double seconds = last.seconds() - first.seconds();
    return seconds <= 0
        ? ""
        : String.format(Locale.ROOT, "  %,.0f/s", (last.trained() - first.trained()) / seconds);
  }

  private void addMetric(StringBuilder frame, String metric, JsonNode last) {
    JsonNode sofar = last.path("cumulative").path("metrics").path(metric);
    if (!sofar.isNumber()) {
      return;
    }
    List<Double> line =
        windows.stream()
            .map(window -> window.path("window").path("metrics").path(metric))
            .filter(JsonNode::isNumber)
            .map(JsonNode::asDouble)
            .toList();
    String baseline = BASELINES.getOrDefault(metric, "none");
    frame.append(
        String.format(
            Locale.ROOT,
            "%-12s %10.4f %10s %10s  %s%n",
            metric,
            sofar.asDouble(),
            text(last.path("window").path("metrics").path(metric)),
            text(last.path("cumulative").path("baselines").path(baseline)),
            Sparkline.of(line)));
  }

  private void addHappenings(StringBuilder frame) {
    checkpoint.ifPresent(
        done ->
            frame.append(
                String.format(
                    Locale.ROOT,
                    "last checkpoint %s, %.1f s before%n",
                    done.path("checkpoint").asText(),
                    now - done.path("seconds").asDouble())));
    if (kills + restarts > 0) {
      frame.append("kills ").append(kills).append("  restarts ").append(restarts).append('\n');
    }
    frame.append(
        alarmCount == 0
            ? "no drift alarm\n"
            : String.format(
                Locale.ROOT, "drift alarms %d, the last at %,d trained%n", alarmCount, lastAlarm));
  }

  private static String text(JsonNode number) {
    return number.isNumber() ? String.format(Locale.ROOT, "%.4f", number.asDouble()) : "";
  }
}
