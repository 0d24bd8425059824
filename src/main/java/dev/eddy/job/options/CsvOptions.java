package dev.eddy.job.options;

/** How the cells of csv records are read. */
public final class CsvOptions {
  public static final Option<String> LABEL =
      Option.text(
          "input.csv.label", "", "a column", "Column of the label: its name, or its index from 0.");

  public static final Option<String> HEADER =
      Option.text(
          "input.csv.header",
          "auto",
          "auto, true, false or the header line itself",
          "Whether the first line names the columns; `auto`: if one of its cells is the label's"
              + " name.");

  public static final Option<String> SEPARATOR =
      Option.text(
          "input.csv.separator",
          ",",
          "one character, or tab",
          "What stands between cells; `.tsv` files have a tab by themselves.");

  public static final Option<String> POSITIVE =
      Option.text(
          "input.csv.positive",
          "",
          "a label's text",
          "Label text that means 1, every other text meaning 0; unset, labels are numbers.");

  public static final Option<String> LABELS =
      Option.text(
          "input.csv.labels",
          "",
          "label texts, one a class",
          "Label texts in the order of their classes, from class 0 on; unset, labels are numbers.");

  public static final Option<String> IMPORTANCE =
      Option.text(
          "input.csv.importance",
          "",
          "a column",
          "Column that says how often a record counts for training, from 0 to 1e6; where it is empty,"
              + " once. Metrics count every record once.");

  public static final Option<String> IGNORE =
      Option.text("input.csv.ignore", "", "columns", "Columns to leave out.");

  public static final Option<String> CATEGORICAL =
      Option.text(
          "input.csv.categorical",
          "",
          "columns",
          "Columns of numbers to one-hot. Columns of text are so by themselves: those in which"
              + " more than half of the first 1,000 records have no number.");

  public static final Option<String> TEXT =
      Option.text("input.csv.text", "", "columns", "Columns to split into words.");

  public static final Option<Integer> NGRAMS =
      Option.whole(
          "input.csv.ngrams",
          1,
          2,
          1,
          "Words of columns of text that make a feature together: 1, or 2 for pairs of neighbours, too.");

  private CsvOptions() {}
}
