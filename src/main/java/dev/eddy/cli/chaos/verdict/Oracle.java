package dev.eddy.cli.chaos.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges what a run through faults left: every record counted once, and all that does not depend on
 * time the same as an undisturbed run over the same records has it.
 */
public final class Oracle {
  /** What depends on the machine and on how the run was ended, not on the records. */
  private static final Set<String> OF_THE_RUN =
      Set.of(
          "status", "seconds", "examples_per_second", "restarts", "checkpoints", "step_way_micros");

  private final List<Anomaly> anomalies = new ArrayList<>();

  private Oracle() {}

  /**
   * Compares.
   *
   * @param fed what both runs were given
   * @param disturbed the run through faults
   * @param calm the run without
   */
  public static List<Anomaly> judge(Fed fed, RunFiles disturbed, RunFiles calm) {
    Oracle oracle = new Oracle();
    oracle.count(fed, disturbed.summary());
    oracle.compareSummaries(disturbed.summary(), calm.summary());
    oracle.compareLines("evaluation.jsonl", disturbed.evaluation(), calm.evaluation());
    oracle.compareLines("rejected.jsonl", disturbed.rejected(), calm.rejected());
    return List.copyOf(oracle.anomalies);
  }

  private void count(Fed fed, JsonNode summary) {
    long read = summary.path("read").asLong(-1);
    if (read < fed.records()) {
      add("lost", "%,d of %,d records were not read", fed.records() - read, fed.records());
    } else if (read > fed.records()) {
      add("twice", "%,d records more were read than %,d", read - fed.records(), fed.records());
    }
    long rejected = summary.path("rejected").asLong(-1);
    if (rejected != fed.spoiled()) {
      add("rejected", "must be the %,d spoiled records, was %,d", fed.spoiled(), rejected);
    }
    long trained = summary.path("trained").asLong(-1);
    long setAside = summary.path("set_aside").asLong();
    if (read != trained + rejected + setAside) {
      add(
          "balance",
          "read %,d must be trained %,d + rejected %,d + set aside %,d",
          read,
          trained,
          rejected,
          setAside);
    }
  }

  private void compareSummaries(JsonNode disturbed, JsonNode calm) {
    Set<String> names = new TreeSet<>();
    disturbed.fieldNames().forEachRemaining(names::add);
    calm.fieldNames().forEachRemaining(names::add);
    names.removeAll(OF_THE_RUN);
    for (String name : names) {
      JsonNode found = disturbed.path(name);
      JsonNode expected = calm.path(name);
      if (!found.equals(expected)) {
        add(name, "must be %s as in the undisturbed run, was %s", brief(expected), brief(found));
      }
    }
  }

  private void compareLines(String file, List<String> disturbed, List<String> calm) {
    int both = Math.min(disturbed.size(), calm.size());
    for (int i = 0; i < both; i++) {
      if (!disturbed.get(i).equals(calm.get(i))) {
        add(
            file,
            "line %d must be %s as in the undisturbed run, was %s",
            i + 1,
            brief(calm.get(i)),
            brief(disturbed.get(i)));
        return;
      }
    }
    if (disturbed.size() != calm.size()) {
      add(file, "must have %,d lines, has %,d", calm.size(), disturbed.size());
    }
  }

  private void add(String name, String format, Object... arguments) {
    anomalies.add(new Anomaly(name, String.format(Locale.ROOT, format, arguments)));
  }

  private static String brief(Object value) {
    String text = value.toString();
    return text.isEmpty() ? "missing" : text.substring(0, Math.min(text.length(), 120));
  }
}
