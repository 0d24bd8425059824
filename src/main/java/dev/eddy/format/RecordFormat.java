package dev.eddy.format;

import dev.eddy.format.json.JsonSettings;
import java.io.Serializable;
import java.util.Locale;

/** What records look like: travels with the job and makes a parser wherever one is needed. */
public sealed interface RecordFormat extends Serializable {

  /** Returns a parser of this format, for one thread. */
  RecordParser newParser();

  /** Returns the name that options use. */
  default String name() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** The text format of LIBSVM and SVMlight. */
  record Libsvm(ParserSettings settings) implements RecordFormat {
    public Libsvm {
      LibsvmParser.keyIndex(settings.key());
    }

    @Override
    public RecordParser newParser() {
      return new LibsvmParser(settings);
    }
  }

  /** The text format of Vowpal Wabbit. */
  record Vw(ParserSettings settings) implements RecordFormat {
    @Override
    public RecordParser newParser() {
      return new VwParser(settings);
    }
  }

  /** Separated cells. */
  record Csv(ParserSettings settings, CsvSchema schema) implements RecordFormat {
    public Csv {
      if (settings.key().kind() != KeyField.Kind.NONE) {
        schema.columnIndex("input.key", settings.key().field());
      }
    }

    @Override
    public RecordParser newParser() {
      return new CsvParser(settings, schema);
    }
  }

  /** One json object. */
  record Json(ParserSettings settings, JsonSettings fields) implements RecordFormat {
    @Override
    public RecordParser newParser() {
      return new JsonRecordParser(settings, fields);
    }
  }
}
