package dev.eddy.format.names;

import dev.eddy.format.CsvSchema;
import dev.eddy.format.CsvSchema.ColumnKind;
import dev.eddy.format.RecordFormat;
import dev.eddy.format.bytes.CsvCells;
import dev.eddy.format.bytes.FeatureHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The names of csv columns, of their categories and their single words. */
final class CsvNames {
  private final CsvSchema schema;
  private final FeatureHash hash;
  private final CsvCells cells;
  private final FeatureNames.NameSink names;

  CsvNames(RecordFormat.Csv format, FeatureNames.NameSink names) {
    schema = format.schema();
    hash = new FeatureHash(format.settings().bits());
    cells = new CsvCells(schema.settings().separator());
    this.names = names;
  }

  void read(List<byte[]> sample) {
    for (int column = 0; column < schema.columns().size(); column++) {
      if (schema.kinds().get(column) == ColumnKind.NUMERIC) {
        add(schema.columns().get(column));
      }
    }
    for (byte[] line : sample) {
      // What is no record was rejected, and said so there.
      if (cells.split(line, 0, line.length) && cells.count() == schema.columns().size()) {
        readCells();
      }
    }
  }

  private void readCells() {
    for (int column = 0; column < cells.count(); column++) {
      int from = cells.start(column);
      String cell =
          new String(cells.bytes(column), from, cells.end(column) - from, StandardCharsets.UTF_8);
      String prefix = schema.columns().get(column) + "=";
      switch (schema.kinds().get(column)) {
        case CATEGORICAL -> {
          if (!cell.isEmpty()) {
            add(prefix + cell);
          }
        }
        case TEXT -> {
          for (String word : cell.toLowerCase(Locale.ROOT).split("[^a-z0-9\\x80-\\uffff]+", -1)) {
            if (!word.isEmpty()) {
              add(prefix + word);
            }
          }
        }
        case LABEL, IMPORTANCE, IGNORED, NUMERIC -> {}
      }
    }
  }

  private void add(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    names.add(hash.coordinate(bytes, 0, bytes.length), name);
  }
}
