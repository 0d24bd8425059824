package dev.eddy.job.options;

/** How the fields of json records are read. */
public final class JsonOptions {
  public static final Option<String> LABEL =
      Option.text(
          "input.json.label",
          "label",
          "a field",
          "Field of the label. A field within another has a name with dots, `user.age`, here and"
              + " everywhere.");

  public static final Option<String> POSITIVE =
      Option.text(
          "input.json.positive",
          "",
          "a label's text",
          "Label text that means 1, every other text meaning 0; unset, labels are numbers.");

  public static final Option<String> LABELS =
      Option.text(
          "input.json.labels",
          "",
          "label texts, one a class",
          "Label texts in the order of their classes, from class 0 on; unset, labels are numbers.");

  public static final Option<String> IMPORTANCE =
      Option.text(
          "input.json.importance",
          "",
          "a field",
          "Field that says how often a record counts for training, from 0 to 1e6; where it is empty,"
              + " once. Metrics count every record once.");

  public static final Option<String> IGNORE =
      Option.text(
          "input.json.ignore", "", "fields", "Fields to leave out, with all that is within them.");

  public static final Option<String> CATEGORICAL =
      Option.text(
          "input.json.categorical",
          "",
          "fields",
          "Fields of numbers to one-hot; strings are so by themselves.");

  public static final Option<String> TEXT =
      Option.text("input.json.text", "", "fields", "Fields to split into words.");

  public static final Option<Integer> NGRAMS =
      Option.whole(
          "input.json.ngrams",
          1,
          2,
          1,
          "Words of fields of text that make a feature together: 1, or 2 for pairs of neighbours, too.");

  private JsonOptions() {}
}
