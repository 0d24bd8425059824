package dev.eddy.streaming.loop;

import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that gives checkpointed state its meaning, by option: a state of one meaning is never
 * restored into a job of another.
 */
public final class Fingerprint implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ABSENT = "absent";

  private final TreeMap<String, String> parts;

  private Fingerprint(Map<String, String> parts) {
    this.parts = new TreeMap<>(parts);
  }

  /**
   * Returns the fingerprint of options and their values.
   *
   * @throws IllegalArgumentException if a value has a line break, which ends it when it is read
   */
  public static Fingerprint of(Map<String, String> parts) {
    parts.forEach(Fingerprint::requireOneLine);
    return new Fingerprint(parts);
  }

  /** Reads what {@link #toString} wrote. */
  public static Fingerprint parse(String lines) {
    SortedMap<String, String> parts = new TreeMap<>();
    lines
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              parts.put(line.substring(0, equals), line.substring(equals + 1));
            });
    return new Fingerprint(parts);
  }

  /** Refuses a restored state of another meaning, naming the first option that differs. */
  public void requireSame(Fingerprint restored) {
    TreeSet<String> names = new TreeSet<>(parts.keySet());
    names.addAll(restored.parts.keySet());
    for (String name : names) {
      String ours = parts.getOrDefault(name, ABSENT);
      String theirs = restored.parts.getOrDefault(name, ABSENT);
      if (!ours.equals(theirs)) {
        throw new IllegalStateException(
            "%s must be %s as in the checkpoint that is restored, was %s"
                .formatted(name, theirs, ours));
      }
    }
  }

  private static void requireOneLine(String name, String value) {
    if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(
          "%s must have no line break, was \"%s\""
              .formatted(name, value.replace("\n", "\\n").replace("\r", "\\r")));
    }
  }

  /** Returns a line {@code name=value} for each part, sorted by name. */
  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    parts.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
    return lines.toString();
  }
}
