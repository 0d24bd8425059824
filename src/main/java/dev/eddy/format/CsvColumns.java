package dev.eddy.format;

import dev.eddy.format.bytes.CsvCells;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of csv columns: from a header, or counted where there is none. */
final class CsvColumns {
  private static final int LISTED_MAX = 50;
  private static final String INDEX = "\\d{1,6}";

  private CsvColumns() {}

  /** Returns the cells of a line; no cells at all when it cannot be cut. */
  static List<String> cells(byte[] line, CsvSettings settings) {
    CsvCells cells = new CsvCells(settings.separator());
    return cells.split(line, 0, line.length) ? names(cells) : List.of();
  }

  /**
   * Returns the names that a header gives.
   *
   * @throws IllegalArgumentException if it cannot be cut, or if a name comes twice
   */
  static List<String> named(byte[] header, CsvSettings settings) {
    CsvCells cells = new CsvCells(settings.separator());
    if (!cells.split(header, 0, header.length)) {
      throw new IllegalArgumentException("header: " + cells.reason());
    }
    List<String> names = names(cells);
    Set<String> distinct = new HashSet<>();
    for (String name : names) {
      if (!distinct.add(name)) {
        throw new IllegalArgumentException("column must not repeat, " + name + " came twice");
      }
    }
    return names;
  }

  /**
   * Returns indices for names, as many as most lines have cells: the first line may be a bad one.
   *
   * @throws IllegalArgumentException if no line can be cut
   */
  static List<String> numbered(List<byte[]> lines, CsvSettings settings) {
    CsvCells cells = new CsvCells(settings.separator());
    Map<Integer, Integer> lineCounts = new HashMap<>();
    int columnCount = 0;
    for (byte[] line : lines) {
      if (cells.split(line, 0, line.length)) {
        lineCounts.merge(cells.count(), 1, Integer::sum);
        boolean isMore = lineCounts.get(cells.count()) > lineCounts.getOrDefault(columnCount, 0);
        columnCount = isMore ? cells.count() : columnCount;
      }
    }
    if (columnCount == 0) {
      throw new IllegalArgumentException(
          "input must have a csv record, was " + lines.size() + " lines that cannot be cut");
    }
    List<String> names = new ArrayList<>();
    for (int column = 0; column < columnCount; column++) {
      names.add(Integer.toString(column));
    }
    return names;
  }

  /** Whether a column could be called by this index rather than by a name. */
  static boolean isIndex(String nameOrIndex) {
    return nameOrIndex.matches(INDEX);
  }

  /**
   * Returns the index of the column with this name, or at this index.
   *
   * @param option who asks, for the message
   * @throws IllegalArgumentException if there is none
   */
  static int index(List<String> columns, String option, String nameOrIndex) {
    int index = columns.indexOf(nameOrIndex);
    if (index >= 0) {
      return index;
    }
    if (isIndex(nameOrIndex) && Integer.parseInt(nameOrIndex) < columns.size()) {
      return Integer.parseInt(nameOrIndex);
    }
    String listed = String.join(", ", columns.subList(0, Math.min(columns.size(), LISTED_MAX)));
    throw new IllegalArgumentException(
        "%s must be a column, was %s; the nearest is %s, there are: %s%s"
            .formatted(
                option,
                nameOrIndex,
                NearestName.of(nameOrIndex, columns),
                listed,
                columns.size() > LISTED_MAX ? ", ..." : ""));
  }

  private static List<String> names(CsvCells cells) {
    List<String> names = new ArrayList<>();
    for (int cell = 0; cell < cells.count(); cell++) {
      int start = cells.start(cell);
      int length = cells.end(cell) - start;
      names.add(new String(cells.bytes(cell), start, length, StandardCharsets.UTF_8));
    }
    return names;
  }
}
