package dev.eddy.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of cells as Markdown. */
final class MarkdownTable {
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  MarkdownTable(List<String> header) {
    this.header = List.copyOf(header);
  }

  void add(List<String> cells) {
    if (cells.size() != header.size()) {
      throw new IllegalArgumentException(
          "cells must be %d, were %d".formatted(header.size(), cells.size()));
    }
    rows.add(List.copyOf(cells));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Returns numbers as text, the same on every machine. */
  static String format(String pattern, Object... numbers) {
    return String.format(Locale.ROOT, pattern, numbers);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text, header);
    append(text, header.stream().map(name -> "---").toList());
    rows.forEach(row -> append(text, row));
    return text.toString();
  }

  private static void append(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
