package dev.eddy.format;

import java.io.Serializable;
import java.util.List;

/**
 * How to read the columns of csv records.
 *
 * @param separator what stands between cells: a tab, or a punctuation character that no number has
 * @param label name of the label's column, or its index from 0
 * @param positive the label text that means 1, every other text meaning 0; empty when labels are
 *     numbers
 * @param ignore columns to leave out, by name or index
 * @param categorical columns to one-hot even where they hold numbers, by name or index
 * @param text columns to split into words, by name or index
 * @param importance name of the column that says how often a record counts for training, or its
 *     index; empty when every one counts once
 * @param ngrams words next to each other that are a feature at most: 1, or 2 for pairs, too
 */
public record CsvSettings(
    char separator,
    String label,
    String positive,
    List<String> ignore,
    List<String> categorical,
    List<String> text,
    String importance,
    int ngrams)
    implements Serializable {
  private static final String SEPARATORS = "\t,;|:^~#&!$%*@/";

  public CsvSettings {
    if (SEPARATORS.indexOf(separator) < 0) {
      throw new IllegalArgumentException(
          "input.csv.separator must be a tab or one of %s, was %s"
              .formatted(SEPARATORS.strip(), separator));
    }
    if (label.isEmpty()) {
      throw new IllegalArgumentException("input.csv.label must name a column, was empty");
    }
    ignore = List.copyOf(ignore);
    categorical = List.copyOf(categorical);
    text = List.copyOf(text);
    if (ngrams < 1 || ngrams > 2) {
      throw new IllegalArgumentException("input.csv.ngrams must be 1 or 2, was " + ngrams);
    }
  }

  /** Words are features one by one. */
  public CsvSettings(
      char separator,
      String label,
      String positive,
      List<String> ignore,
      List<String> categorical,
      List<String> text) {
    this(separator, label, positive, ignore, categorical, text, "", 1);
  }

  /** Returns these settings with another length of word sequences. */
  public CsvSettings withNgrams(int other) {
    return new CsvSettings(
        separator, label, positive, ignore, categorical, text, importance, other);
  }

  /** Returns these settings with a column of importances. */
  public CsvSettings withImportance(String column) {
    return new CsvSettings(separator, label, positive, ignore, categorical, text, column, ngrams);
  }

  /** Returns the settings of plain, comma-separated records with numeric labels. */
  public static CsvSettings ofLabel(String label) {
    return new CsvSettings(',', label, "", List.of(), List.of(), List.of());
  }
}
