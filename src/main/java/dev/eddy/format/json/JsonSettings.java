package dev.eddy.format.json;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How to read the fields of json records. A field within another is named with dots: {@code
 * user.age}, {@code tags.0}.
 *
 * @param label name of the label's field
 * @param positive the label text that means 1, every other text meaning 0; empty when labels are
 *     numbers
 * @param ignore fields to leave out, with all that is within them
 * @param categorical fields to one-hot even where they hold numbers
 * @param text fields to split into words
 * @param importance name of the field that says how often a record counts for training; empty when
 *     every one counts once
 * @param ngrams words next to each other that are a feature at most: 1, or 2 for pairs, too
 */
public record JsonSettings(
    String label,
    String positive,
    List<String> ignore,
    List<String> categorical,
    List<String> text,
    String importance,
    int ngrams)
    implements Serializable {

  public JsonSettings {
    if (label.isEmpty()) {
      throw new IllegalArgumentException("input.json.label must name a field, was empty");
    }
    ignore = List.copyOf(ignore);
    categorical = List.copyOf(categorical);
    text = List.copyOf(text);
    if (ngrams < 1 || ngrams > 2) {
      throw new IllegalArgumentException("input.json.ngrams must be 1 or 2, was " + ngrams);
    }
    kinds(label, importance, ignore, categorical, text);
  }

  /** Words are features one by one. */
  public JsonSettings(
      String label,
      String positive,
      List<String> ignore,
      List<String> categorical,
      List<String> text) {
    this(label, positive, ignore, categorical, text, "", 1);
  }

  /** Returns these settings with another length of word sequences. */
  public JsonSettings withNgrams(int other) {
    return new JsonSettings(label, positive, ignore, categorical, text, importance, other);
  }

  /** Returns these settings with a field of importances. */
  public JsonSettings withImportance(String field) {
    return new JsonSettings(label, positive, ignore, categorical, text, field, ngrams);
  }

  /** Returns the settings of records with numeric labels and nothing special. */
  public static JsonSettings ofLabel(String label) {
    return new JsonSettings(label, "", List.of(), List.of(), List.of());
  }

  /** Returns all of it on one line: what gives a record's features their meaning. */
  public String describe() {
    return "label %s, positive %s, ignore %s, categorical %s, text %s, importance %s, ngrams %d"
        .formatted(label, positive, ignore, categorical, text, importance, ngrams);
  }

  /**
   * Refuses a field that gives no features.
   *
   * @param option who asks, for the message
   */
  public void requireFeature(String option, String field) {
    FieldKind kind = kinds().getOrDefault(field, FieldKind.FEATURE);
    if (!kind.isFeature()) {
      throw new IllegalArgumentException(
          "%s must name fields with features, named %s (%s)".formatted(option, field, kind.word()));
    }
  }

  /** Returns what each named field is. */
  Map<String, FieldKind> kinds() {
    return kinds(label, importance, ignore, categorical, text);
  }

  private static Map<String, FieldKind> kinds(
      String label,
      String importance,
      List<String> ignore,
      List<String> categorical,
      List<String> text) {
    Map<String, FieldKind> kinds = new HashMap<>();
    kinds.put(label, FieldKind.LABEL);
    if (!importance.isEmpty()) {
      name(kinds, "importance", List.of(importance), FieldKind.IMPORTANCE);
    }
    name(kinds, "ignore", ignore, FieldKind.IGNORED);
    name(kinds, "text", text, FieldKind.TEXT);
    name(kinds, "categorical", categorical, FieldKind.CATEGORICAL);
    return kinds;
  }

  private static void name(
      Map<String, FieldKind> kinds, String option, List<String> fields, FieldKind kind) {
    for (String field : fields) {
      FieldKind known = kinds.getOrDefault(field, kind);
      if (known != kind) {
        throw new IllegalArgumentException(
            "input.json.%s must not hold a field that has another use, held %s (%s)"
                .formatted(option, field, known.word()));
      }
      kinds.put(field, kind);
    }
  }
}
