package dev.eddy.format;

import dev.eddy.format.bytes.LineBounds;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;

/** Finds the line that names the columns, which may be in one file or partition and not in all. */
final class CsvHeader {
  private static final byte[] NONE = {};

  private CsvHeader() {}

  /**
   * Returns the header without line end, empty when there is none.
   *
   * @param heads the first records of each file or partition, none of them blank
   * @param header {@code auto}: the first line of a head that has a cell with the label's name,
   *     none when the label is an index; {@code true}: the first line of the first head that has
   *     one; {@code false}: none; else the header itself
   * @throws IllegalArgumentException if there is none although the label is a name
   */
  static byte[] find(List<List<byte[]>> heads, String header, CsvSettings settings) {
    List<byte[]> firsts =
        heads.stream().filter(head -> !head.isEmpty()).map(head -> head.get(0)).toList();
    return switch (header) {
      case "auto" -> search(firsts, settings);
      case "true" -> firsts.isEmpty() ? NONE : firsts.get(0);
      case "false" -> NONE;
      default -> LineBounds.text(header.getBytes(StandardCharsets.UTF_8));
    };
  }

  private static byte[] search(List<byte[]> firsts, CsvSettings settings) {
    byte[] header = NONE;
    for (byte[] line : firsts) {
      if (namesLabel(line, settings)) {
        if (header.length > 0) {
          requireSameOrder(header, line, settings);
        } else {
          header = line;
        }
      }
    }
    if (header.length == 0 && !CsvColumns.isIndex(settings.label())) {
      List<String> columns =
          firsts.isEmpty() ? List.of() : CsvColumns.cells(firsts.get(0), settings);
      CsvColumns.index(columns, "input.csv.label", settings.label());
    }
    return header;
  }

  /**
   * A label that can be an index of this very line is one: the cell beside it may hold any number.
   */
  private static boolean namesLabel(byte[] line, CsvSettings settings) {
    List<String> cells = CsvColumns.cells(line, settings);
    boolean isIndex =
        CsvColumns.isIndex(settings.label()) && Integer.parseInt(settings.label()) < cells.size();
    return !isIndex && cells.contains(settings.label());
  }

  /** Records of a file with the same columns in another order would be learned the wrong way. */
  private static void requireSameOrder(byte[] header, byte[] other, CsvSettings settings) {
    List<String> names = CsvColumns.cells(header, settings);
    List<String> others = CsvColumns.cells(other, settings);
    if (!names.equals(others) && new HashSet<>(names).equals(new HashSet<>(others))) {
      throw new IllegalArgumentException(
          "columns must be in the same order everywhere, were %s and %s".formatted(names, others));
    }
  }
}
