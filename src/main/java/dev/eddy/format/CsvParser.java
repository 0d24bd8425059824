package dev.eddy.format;

import dev.eddy.format.CsvSchema.ColumnKind;
import dev.eddy.format.bytes.CsvCells;
import dev.eddy.format.bytes.Excerpt;
import dev.eddy.format.bytes.FeatureHash;
import dev.eddy.format.bytes.Magnitude;
import dev.eddy.format.interaction.TermMasks;
import dev.eddy.learning.example.ExampleBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Parses separated cells, the columns of which a {@link CsvSchema} names.
 *
 * <p>An empty cell is a missing feature, a zero is not: its column's mean wants it.
 */
final class CsvParser extends LineParser {
  private static final int NO_COLUMN = -1;

  private final byte[] header;
  private final byte[] positive;
  private final String[] names;
  private final ColumnKind[] kinds;
  private final int[] coordinates;
  private final ColumnHash[] hashes;
  private final boolean hasPairs;
  private final long[] marks;
  private final int keyColumn;
  private final CsvCells cells;

  CsvParser(ParserSettings settings, CsvSchema schema) {
    super(settings);
    FeatureHash hash = new FeatureHash(settings.bits());
    header = schema.headerBytes();
    positive = schema.settings().positive().getBytes(StandardCharsets.UTF_8);
    names = new String[schema.columns().size()];
    kinds = schema.kinds().toArray(ColumnKind[]::new);
    coordinates = new int[names.length];
    hashes = new ColumnHash[names.length];
    TermMasks terms = new TermMasks(settings.interactions());
    hasPairs = !terms.isEmpty();
    marks = new long[names.length];
    for (int column = 0; column < names.length; column++) {
      byte[] name = schema.columns().get(column).getBytes(StandardCharsets.UTF_8);
      names[column] = Excerpt.of(name, 0, name.length);
      coordinates[column] = hash.coordinate(name, 0, name.length);
      hashes[column] = new ColumnHash(name, hash, schema.settings().ngrams());
      marks[column] = terms.of(name, 0, name.length);
    }
    keyColumn =
        key.isWanted()
            ? schema.columnIndex(settings.key().option(), settings.key().field())
            : NO_COLUMN;
    cells = new CsvCells(schema.settings().separator());
  }

  @Override
  Verdict parseLine(byte[] bytes, int from, int to, ExampleBuffer example) {
    if (header.length > 0 && Arrays.equals(header, 0, header.length, bytes, from, to)) {
      return Verdict.skipped();
    }
    if (!cells.split(bytes, from, to)) {
      return Verdict.rejected(cells.reason());
    }
    if (cells.count() != kinds.length) {
      return Verdict.rejected(
          "record must have %d cells, had %d".formatted(kinds.length, cells.count()));
    }
    for (int column = 0; column < kinds.length; column++) {
      if (hasPairs) {
        example.mark(marks[column]);
      }
      if (!read(column, example)) {
        return rejection();
      }
    }
    if (keyColumn != NO_COLUMN) {
      key.take(cells.bytes(keyColumn), cells.start(keyColumn), cells.end(keyColumn), example);
    }
    return Verdict.accepted();
  }

  private boolean read(int column, ExampleBuffer example) {
    return switch (kinds[column]) {
      case LABEL -> readLabelCell(column, example);
      case IMPORTANCE -> readImportanceCell(column, example);
      case IGNORED -> true;
      case NUMERIC -> readNumber(column, example);
      case CATEGORICAL -> readCategory(column, example);
      case TEXT -> readWords(column, example);
    };
  }

  private boolean readLabelCell(int column, ExampleBuffer example) {
    byte[] bytes = cells.bytes(column);
    int from = cells.start(column);
    int to = cells.end(column);
    if (from == to) {
      return missLabel(to) != REJECTED;
    }
    if (positive.length == 0) {
      return readLabel(bytes, from, to, example) != REJECTED;
    }
    example.label(Arrays.equals(positive, 0, positive.length, bytes, from, to) ? 1 : 0);
    return true;
  }

  /** An empty cell counts once. */
  private boolean readImportanceCell(int column, ExampleBuffer example) {
    int from = cells.start(column);
    int to = cells.end(column);
    return from == to || readImportance(cells.bytes(column), from, to, example) != REJECTED;
  }

  private boolean readNumber(int column, ExampleBuffer example) {
    byte[] bytes = cells.bytes(column);
    int from = cells.start(column);
    int to = cells.end(column);
    if (from == to) {
      return true;
    }
    boolean isNumber = numbers.scanAll(bytes, from, to);
    double value = numbers.number();
    if (!isNumber || !Magnitude.isAdmitted(value)) {
      String rule = isNumber ? Magnitude.rule(value) : "a finite number";
      reject("column " + names[column] + " must be " + rule, bytes, from, to);
      return false;
    }
    example.add(coordinates[column], Magnitude.settled(value));
    return true;
  }

  private boolean readCategory(int column, ExampleBuffer example) {
    if (!cells.isEmpty(column)) {
      byte[] bytes = cells.bytes(column);
      example.add(hashes[column].category(bytes, cells.start(column), cells.end(column)), 1);
    }
    return true;
  }

  private boolean readWords(int column, ExampleBuffer example) {
    hashes[column].addWords(cells.bytes(column), cells.start(column), cells.end(column), example);
    return true;
  }
}
