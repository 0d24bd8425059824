package dev.eddy.format;

import dev.eddy.format.bytes.NumberScanner;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of csv records: found once, before the job starts, and the same for all of them.
 *
 * @param header the line that names the columns; empty when there is none
 * @param columns names; without a header their indices
 * @param kinds what each column is
 * @param settings what the schema was made from
 */
public record CsvSchema(
    String header, List<String> columns, List<ColumnKind> kinds, CsvSettings settings)
    implements Serializable {
  private static final int COLUMNS_LISTED_MAX = 50;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What becomes of a column's cells. */
  public enum ColumnKind {
    /** The label. */
    LABEL,
    /** Nothing. */
    IGNORED,
    /** The value of the feature that has the column's name. */
    NUMERIC,
    /** The feature {@code column=cell} of value 1. */
    CATEGORICAL
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
   * Finds out what the columns are. A column is categorical when more than half of its sampled
   * cells that are not empty are no numbers.
   *
   * @param header the header line, or empty when records have none; then the sample must not be
   * @param sample lines from the beginning of the input; those that are no records do not count
   * @throws IllegalArgumentException if a column that the settings name does not exist
   */
  public static CsvSchema infer(byte[] header, List<byte[]> sample, CsvSettings settings) {
    byte[] headerLine = withoutCarriageReturn(header);
    List<String> columns = columns(headerLine, sample, settings);
    int label = columnIndex(columns, "input.csv.label", settings.label());
    Set<Integer> ignored = columnIndices(columns, "input.csv.ignore", settings.ignore());
    Set<Integer> categorical =
        columnIndices(columns, "input.csv.categorical", settings.categorical());
    if (ignored.contains(label)) {
      throw new IllegalArgumentException(
          "input.csv.ignore must not hold the label, held " + columns.get(label));
    }
    boolean[] isText = textColumns(columns.size(), headerLine, sample, settings);
    List<ColumnKind> kinds = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      kinds.add(
          column == label
              ? ColumnKind.LABEL
              : ignored.contains(column)
                  ? ColumnKind.IGNORED
                  : categorical.contains(column) || isText[column]
                      ? ColumnKind.CATEGORICAL
                      : ColumnKind.NUMERIC);
    }
    String text = new String(headerLine, StandardCharsets.ISO_8859_1);
    return new CsvSchema(text, columns, kinds, settings);
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
    return columnIndex(columns, option, nameOrIndex);
  }

  private static int columnIndex(List<String> columns, String option, String nameOrIndex) {
    int index = columns.indexOf(nameOrIndex);
    if (index >= 0) {
      return index;
    }
    if (nameOrIndex.matches("\\d{1,6}") && Integer.parseInt(nameOrIndex) < columns.size()) {
      return Integer.parseInt(nameOrIndex);
    }
    String listed =
        String.join(", ", columns.subList(0, Math.min(columns.size(), COLUMNS_LISTED_MAX)));
    throw new IllegalArgumentException(
        "%s must be a column, was %s; the nearest is %s, there are: %s%s"
            .formatted(
                option,
                nameOrIndex,
                NearestName.of(nameOrIndex, columns),
                listed,
                columns.size() > COLUMNS_LISTED_MAX ? ", ..." : ""));
  }

  private static Set<Integer> columnIndices(
      List<String> columns, String option, List<String> namesOrIndices) {
    Set<Integer> indices = new HashSet<>();
    for (String nameOrIndex : namesOrIndices) {
      indices.add(columnIndex(columns, option, nameOrIndex));
    }
    return indices;
  }

  private static List<String> columns(byte[] header, List<byte[]> sample, CsvSettings settings) {
    byte[] line = header;
    if (line.length == 0) {
      if (sample.isEmpty()) {
        throw new IllegalArgumentException("input must have a record, was empty");
      }
      line = withoutCarriageReturn(sample.get(0));
    }
    CsvCells cells = new CsvCells(settings.separator());
    if (!cells.split(line, 0, line.length)) {
      throw new IllegalArgumentException("first line of input: " + cells.reason());
    }
    List<String> columns = new ArrayList<>();
    for (int cell = 0; cell < cells.count(); cell++) {
      columns.add(header.length == 0 ? Integer.toString(cell) : name(cells, cell));
    }
    if (columns.get(0).indexOf(BYTE_ORDER_MARK) == 0) {
      columns.set(0, columns.get(0).substring(1));
    }
    for (String column : columns) {
      if (Collections.frequency(columns, column) > 1) {
        throw new IllegalArgumentException("column must not repeat, " + column + " came twice");
      }
    }
    return columns;
  }

  private static boolean[] textColumns(
      int columnCount, byte[] header, List<byte[]> sample, CsvSettings settings) {
    int[] numberCounts = new int[columnCount];
    int[] textCounts = new int[columnCount];
    CsvCells cells = new CsvCells(settings.separator());
    NumberScanner numbers = new NumberScanner();
    for (byte[] line : sample) {
      byte[] record = withoutCarriageReturn(line);
      boolean isRecord = record.length > 0 && !Arrays.equals(record, header);
      if (isRecord && cells.split(record, 0, record.length) && cells.count() == columnCount) {
        count(cells, numbers, numberCounts, textCounts);
      }
    }
    boolean[] isText = new boolean[columnCount];
    for (int column = 0; column < columnCount; column++) {
      isText[column] = textCounts[column] > numberCounts[column];
    }
    return isText;
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

  private static String name(CsvCells cells, int cell) {
    int start = cells.start(cell);
    return new String(cells.bytes(cell), start, cells.end(cell) - start, StandardCharsets.UTF_8);
  }

  private static byte[] withoutCarriageReturn(byte[] line) {
    boolean hasOne = line.length > 0 && line[line.length - 1] == '\r';
    return hasOne ? Arrays.copyOf(line, line.length - 1) : line;
  }
}
