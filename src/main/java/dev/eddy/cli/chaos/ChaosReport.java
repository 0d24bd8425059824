package dev.eddy.cli.chaos;

import dev.eddy.cli.chaos.fault.FaultKind;
import dev.eddy.cli.chaos.verdict.Anomaly;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a chaos run has to tell, as Markdown.
 *
 * @param headline what was run
 * @param start from which times count
 * @param facts what was compared, a line each
 */
record ChaosReport(
    String headline,
    Instant start,
    List<Outcome> outcomes,
    List<String> facts,
    List<Anomaly> anomalies) {
  ChaosReport {
    outcomes = List.copyOf(outcomes);
    facts = List.copyOf(facts);
    anomalies = List.copyOf(anomalies);
  }

  /** Returns how many faults were seen to have happened. */
  long happenedCount() {
    return outcomes.stream().filter(Outcome::hasHappened).count();
  }

  /** Returns of how many kinds they were. */
  long kindCount() {
    return outcomes.stream().filter(Outcome::hasHappened).map(Outcome::kind).distinct().count();
  }

  String text() {
    StringBuilder text = new StringBuilder(headline).append("\n\n");
    appendFaults(text);
    appendKinds(text);
    text.append(
        format(
            "%d faults happened, of %d kinds; %d were skipped or missed.%n",
            happenedCount(), kindCount(), outcomes.size() - happenedCount()));
    facts.forEach(fact -> text.append(fact).append('\n'));
    if (anomalies.isEmpty()) {
      text.append("No anomaly.\n");
    }
    anomalies.forEach(anomaly -> text.append("ANOMALY ").append(anomaly).append('\n'));
    return text.toString();
  }

  private void appendFaults(StringBuilder text) {
    text.append(
        "| # | at | fault | what was seen | recovered after |\n| --- | --- | --- | --- | --- |\n");
    int number = 0;
    for (Outcome outcome : outcomes) {
      text.append(
          format(
              "| %d | %.1f s | %s | %s | %s |%n",
              ++number,
              seconds(Duration.between(start, outcome.at())),
              outcome.kind(),
              outcome.detail(),
              outcome.hasHappened()
                  ? outcome.recovery().map(ChaosReport::time).orElse("NOT")
                  : "skipped"));
    }
    text.append('\n');
  }

  private void appendKinds(StringBuilder text) {
    text.append("| fault | times | median | max | skipped |\n| --- | --- | --- | --- | --- |\n");
    for (FaultKind kind : FaultKind.values()) {
      List<Outcome> ofKind = outcomes.stream().filter(o -> o.kind() == kind).toList();
      if (!ofKind.isEmpty()) {
        List<Duration> recoveries =
            ofKind.stream().map(Outcome::recovery).flatMap(Optional::stream).sorted().toList();
        long happened = ofKind.stream().filter(Outcome::hasHappened).count();
        text.append(
            format(
                "| %s | %d | %s | %s | %d |%n",
                kind,
                happened,
                median(recoveries).map(ChaosReport::time).orElse("-"),
                recoveries.isEmpty() ? "-" : time(recoveries.get(recoveries.size() - 1)),
                ofKind.size() - happened));
      }
    }
    text.append('\n');
  }

  /** Returns the middle one, of two the mean. */
  static Optional<Duration> median(List<Duration> sorted) {
    if (sorted.isEmpty()) {
      return Optional.empty();
    }
    List<Duration> middle = new ArrayList<>();
    middle.add(sorted.get((sorted.size() - 1) / 2));
    middle.add(sorted.get(sorted.size() / 2));
    return Optional.of(middle.get(0).plus(middle.get(1)).dividedBy(2));
  }

  private static String time(Duration duration) {
    return format("%.1f s", seconds(duration));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private static String format(String pattern, Object... arguments) {
    return String.format(Locale.ROOT, pattern.replace("%n", "\n"), arguments);
  }
}
