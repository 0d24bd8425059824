package dev.eddy.job.options;

import java.util.Arrays;
import java.util.List;

/** Reads an option that names several things, separated by commas, or by semicolons if any. */
public final class ColumnList {
  private ColumnList() {}

  /** Returns the names without the blanks around them; none for an empty text. */
  public static List<String> of(String text) {
    String separator = text.contains(";") ? ";" : ",";
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
