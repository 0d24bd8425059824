package dev.eddy.format;

import dev.eddy.format.interaction.Interactions;
import dev.eddy.format.json.JsonSettings;
import java.io.Serializable;
import java.util.Locale;

/** What records look like: travels with the job and makes a parser wherever one is needed. */
public sealed interface RecordFormat extends Serializable {

  /** Returns a parser of this format, for one thread. */
  RecordParser newParser();

  /** Returns what all formats have. */
  ParserSettings settings();

  /** Returns the name that options use. */
  default String name() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** The text format of LIBSVM and SVMlight. */
  record Libsvm(ParserSettings settings) implements RecordFormat {
    public Libsvm {
      LibsvmParser.keyIndex(settings.key());
      if (!settings.interactions().isEmpty()) {
        throw new IllegalArgumentException(
            "%s must be unset for libsvm, which has no names to pair, was %s"
                .formatted(Interactions.OPTION, settings.interactions().describe()));
      }
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
        schema.columnIndex(settings.key().option(), settings.key().field());
      }
      settings =
          settings.withInteractions(
              settings
                  .interactions()
                  .renamed(column -> schema.featureColumn(Interactions.OPTION, column)));
    }

    @Override
    public RecordParser newParser() {
      return new CsvParser(settings, schema);
    }
  }

  /** One json object. */
  record Json(ParserSettings settings, JsonSettings fields) implements RecordFormat {
    public Json {
      settings
          .interactions()
          .terms()
          .forEach(term -> fields.requireFeature(Interactions.OPTION, term.name()));
    }

    @Override
    public RecordParser newParser() {
      return new JsonRecordParser(settings, fields);
    }
  }
}
