package dev.eddy.format;

import dev.eddy.format.bytes.CsvCells;
import dev.eddy.format.bytes.LineBounds;
import dev.eddy.format.bytes.NumberScanner;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns of csv records: found once, before the job starts, and the same for all of them.
 *
 * @param header the line that names the columns, a char a byte; empty when there is none
 * @param columns names; without a header their indices
 * @param kinds what each column is
 * @param settings what the schema was made from
 */
public record CsvSchema(
    String header, List<String> columns, List<ColumnKind> kinds, CsvSettings settings)
    implements Serializable {

  /** What becomes of a column's cells. */
  public enum ColumnKind {
    /** The label. */
    LABEL,
    /** How often the record counts for training. */
    IMPORTANCE,
    /** Nothing. */
    IGNORED,
    /** The value of the feature that has the column's name. */
    NUMERIC,
    /** The feature {@code column=cell} of value 1. */
    CATEGORICAL,
    /** The feature {@code column=word} of value 1 for each word, in lower case. */
    TEXT
  }

  public CsvSchema {
    columns = List.copyOf(columns);
    kinds = List.copyOf(kinds);
    if (kinds.size() != columns.size()) {
      throw new IllegalArgumentException(
          "kinds must be as many as columns (%d), were %d".formatted(columns.size(), kinds.size()));
    }
    if (Collections.frequency(kinds, ColumnKind.LABEL) != 1) {
      throw new IllegalArgumentException("one column must be the label, kinds were " + kinds);
    }
  }

  /**
   * Finds the header and what the columns are.
   *
   * @param heads the first records of each file or partition; some may be empty, not all
   * @param header {@code auto}: the first line of any head that has a cell with the label's name,
   *     none when the label is an index; {@code true}: the first line of all; {@code false}: none;
   *     everything else is the header itself
   * @throws IllegalArgumentException if there is no record, or no column that the settings name
   */
  public static CsvSchema of(List<List<byte[]>> heads, String header, CsvSettings settings) {
    List<List<byte[]>> texts = heads.stream().map(CsvSchema::texts).toList();
    List<byte[]> sample = texts.stream().flatMap(List::stream).toList();
    if (sample.isEmpty()) {
      throw new IllegalArgumentException("input must have a record, was empty");
    }
    return infer(CsvHeader.find(texts, header, settings), sample, settings);
  }

  /**
   * Finds out what the columns are. A column is categorical when more than half of its sampled
   * cells that are not empty are no numbers.
   *
   * @param header the header line, or empty when records have none; then the sample must not be
   * @param sample lines from the beginning of the input; those that are no records do not count
   * @throws IllegalArgumentException if a column that the settings name does not exist
   */
  public static CsvSchema infer(byte[] header, List<byte[]> sample, CsvSettings settings) {
    byte[] headerLine = LineBounds.text(header);
    List<byte[]> lines =
        texts(sample).stream().filter(line -> !Arrays.equals(line, headerLine)).toList();
    List<String> columns =
        headerLine.length > 0
            ? CsvColumns.named(headerLine, settings)
            : CsvColumns.numbered(lines, settings);
    String text = new String(headerLine, StandardCharsets.ISO_8859_1);
    return new CsvSchema(text, columns, kinds(columns, lines, settings), settings);
  }

  /** Returns the columns and their kinds on one line: {@code amount numeric, city categorical}. */
  public String describe() {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i) + " " + kinds.get(i).name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** Returns the header's bytes without the line end, empty when there is no header. */
  byte[] headerBytes() {
    return header.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Returns the index of the column with this name, or at this index.
   *
   * @param option who asks, for the message
   * @throws IllegalArgumentException if there is none
   */
  int columnIndex(String option, String nameOrIndex) {
    return CsvColumns.index(columns, option, nameOrIndex);
  }

  /**
   * Returns the name of a column that gives features.
   *
   * @param option who asks, for the message
   * @throws IllegalArgumentException if there is no such column, or if it is label or ignored
   */
  String featureColumn(String option, String nameOrIndex) {
    int column = columnIndex(option, nameOrIndex);
    ColumnKind kind = kinds.get(column);
    boolean isFeature = kind != ColumnKind.LABEL && kind != ColumnKind.IMPORTANCE;
    if (!isFeature || kind == ColumnKind.IGNORED) {
      throw new IllegalArgumentException(
          "%s must name columns with features, named %s (%s)"
              .formatted(option, columns.get(column), kind.name().toLowerCase(Locale.ROOT)));
    }
    return columns.get(column);
  }

  private static List<ColumnKind> kinds(
      List<String> columns, List<byte[]> lines, CsvSettings settings) {
    // Numeric stands for "nobody named it" until the cells have been looked at.
    List<ColumnKind> kinds =
        new ArrayList<>(Collections.nCopies(columns.size(), ColumnKind.NUMERIC));
    name(kinds, columns, "label", List.of(settings.label()), ColumnKind.LABEL);
    if (!settings.importance().isEmpty()) {
      name(kinds, columns, "importance", List.of(settings.importance()), ColumnKind.IMPORTANCE);
    }
    name(kinds, columns, "ignore", settings.ignore(), ColumnKind.IGNORED);
    name(kinds, columns, "text", settings.text(), ColumnKind.TEXT);
    name(kinds, columns, "categorical", settings.categorical(), ColumnKind.CATEGORICAL);
    boolean[] isNumeric = numericColumns(columns.size(), lines, settings);
    for (int column = 0; column < isNumeric.length; column++) {
      if (kinds.get(column) == ColumnKind.NUMERIC && !isNumeric[column]) {
        kinds.set(column, ColumnKind.CATEGORICAL);
      }
    }
    return kinds;
  }

  /** Gives the columns that an option lists their kind. */
  private static void name(
      List<ColumnKind> kinds,
      List<String> columns,
      String option,
      List<String> namesOrIndices,
      ColumnKind kind) {
    for (String nameOrIndex : namesOrIndices) {
      int column = CsvColumns.index(columns, "input.csv." + option, nameOrIndex);
      ColumnKind known = kinds.get(column);
      if (known != ColumnKind.NUMERIC && known != kind) {
        throw new IllegalArgumentException(
            "input.csv.%s must not hold a column that has another use, held %s (%s)"
                .formatted(option, columns.get(column), known.name().toLowerCase(Locale.ROOT)));
      }
      kinds.set(column, kind);
    }
  }

  private static boolean[] numericColumns(
      int columnCount, List<byte[]> lines, CsvSettings settings) {
    int[] numberCounts = new int[columnCount];
    int[] textCounts = new int[columnCount];
    CsvCells cells = new CsvCells(settings.separator());
    NumberScanner numbers = new NumberScanner();
    for (byte[] line : lines) {
      if (cells.split(line, 0, line.length) && cells.count() == columnCount) {
        count(cells, numbers, numberCounts, textCounts);
      }
    }
    boolean[] isNumeric = new boolean[columnCount];
    for (int column = 0; column < columnCount; column++) {
      isNumeric[column] = textCounts[column] <= numberCounts[column];
    }
    return isNumeric;
  }

  private static void count(
      CsvCells cells, NumberScanner numbers, int[] numberCounts, int[] textCounts) {
    for (int cell = 0; cell < cells.count(); cell++) {
      if (cells.isEmpty(cell)) {
        continue;
      }
      boolean isNumber = numbers.scanAll(cells.bytes(cell), cells.start(cell), cells.end(cell));
      (isNumber ? numberCounts : textCounts)[cell]++;
    }
  }

  /** Returns the lines that are not blank, without their ends. */
  private static List<byte[]> texts(List<byte[]> lines) {
    return lines.stream()
        .map(LineBounds::text)
        .filter(line -> !LineBounds.isBlank(line, 0, line.length))
        .toList();
  }
}
