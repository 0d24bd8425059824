package dev.eddy.job;

import dev.eddy.format.CsvSchema;
import dev.eddy.format.CsvSettings;
import dev.eddy.format.FormatType;
import dev.eddy.format.KeyField;
import dev.eddy.format.ParserSettings;
import dev.eddy.format.RecordFormat;
import dev.eddy.format.interaction.Interactions;
import dev.eddy.format.json.JsonSettings;
import dev.eddy.job.options.Choices.InputType;
import dev.eddy.job.options.Choices.Steps;
import dev.eddy.job.options.ColumnList;
import dev.eddy.job.options.CsvOptions;
import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.JsonOptions;
import dev.eddy.job.options.ModelOptions;
import dev.eddy.job.options.Option;
import dev.eddy.job.options.OutputOptions;
import dev.eddy.learning.loss.Labels;
import dev.eddy.streaming.files.FileInput;
import dev.eddy.streaming.kafka.EndPoint;
import dev.eddy.streaming.kafka.KafkaInput;
import dev.eddy.streaming.kafka.sink.LetterOrigin;
import dev.eddy.streaming.pacing.TrainingInput;
import dev.eddy.streaming.report.OriginDetail;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.flink.configuration.Configuration;

/** Where records come in: which splits there are, and what the records look like. */
final class InputDoor {
  /** Records of each split that are looked at to find out what the columns are. */
  private static final int HEAD_RECORDS = 1000;

  private static final Set<String> HEADER_WORDS = Set.of("auto", "true", "false");
  private static final Set<String> JSON_NAMES = Set.of(".json", ".jsonl", ".ndjson");

  private final Configuration options;
  private final Labels labels;
  private final InputType type;
  private final TrainingInput<?, ?> input;
  private final IntFunction<List<List<byte[]>>> heads;

  private InputDoor(
      Configuration options,
      Labels labels,
      InputType type,
      TrainingInput<?, ?> input,
      IntFunction<List<List<byte[]>>> heads) {
    this.options = options;
    this.labels = labels;
    this.type = type;
    this.input = input;
    this.heads = heads;
  }

  /** Finds the input. */
  static InputDoor open(Configuration options, Labels labels) {
    boolean hasTopic = !InputOptions.TOPIC.of(options).isEmpty();
    if (hasTopic && !InputOptions.PATH.of(options).isEmpty()) {
      throw new IllegalArgumentException(
          "input.path must be unset with input.topic, was " + InputOptions.PATH.of(options));
    }
    return switch (type(options)) {
      case FILE -> openFile(options, labels);
      case KAFKA -> openTopic(options, labels);
    };
  }

  /** Returns whether the input has an end, without a look at it. */
  static boolean hasEnd(Configuration options) {
    return type(options) == InputType.FILE || KafkaSettingsReader.end(options).isBounded();
  }

  private static InputType type(Configuration options) {
    boolean hasTopic = !InputOptions.TOPIC.of(options).isEmpty();
    return InputOptions.TYPE.find(options).orElse(hasTopic ? InputType.KAFKA : InputType.FILE);
  }

  /** Returns how often a topic is read. */
  private static int passCount(Configuration options, boolean isBounded) {
    int passCount = InputOptions.PASSES.of(options);
    if (passCount > 1 && !isBounded) {
      throw new IllegalArgumentException(
          "%s must be 1 for a topic that is read for ever (%s never), was %d"
              .formatted(InputOptions.PASSES.key(), InputOptions.END.key(), passCount));
    }
    if (passCount > 1 && StepRules.type(options, true, true) == Steps.TIME) {
      // The first record of a pass is older than the last one of the pass before.
      throw new IllegalArgumentException(
          "%s must be 1 with training.steps=time, was %d"
              .formatted(InputOptions.PASSES.key(), passCount));
    }
    return passCount;
  }

  InputType type() {
    return type;
  }

  TrainingInput<?, ?> input() {
    return input;
  }

  /** Returns where the input ends; a file does where it ends when the job starts. */
  EndPoint end() {
    return type == InputType.FILE ? EndPoint.LATEST : KafkaSettingsReader.end(options);
  }

  /** Returns how dead letters name the input. */
  LetterOrigin letterOrigin() {
    return type == InputType.KAFKA
        ? LetterOrigin.topic(InputOptions.TOPIC.of(options))
        : LetterOrigin.files(input.splitNames());
  }

  boolean isBounded() {
    return end().isBounded();
  }

  /** Returns the first records of each split, of the first splits at least. */
  List<byte[]> head() {
    return heads.apply(HEAD_RECORDS).stream().flatMap(List::stream).toList();
  }

  /** Returns what cuts the input into steps. */
  Steps steps() {
    return StepRules.type(options, type == InputType.KAFKA, isBounded());
  }

  /** Returns what records look like; csv columns are found in the input itself. */
  RecordFormat format(KeyField key) {
    ParserSettings settings =
        new ParserSettings(
            ModelOptions.BITS.of(options),
            namedLabels(),
            key,
            InputOptions.RECORD_LENGTH_MAX.of(options),
            PredictionOutput.originsOf(options).isWanted(),
            interactions());
    return switch (formatType()) {
      case LIBSVM -> new RecordFormat.Libsvm(settings);
      case VW -> new RecordFormat.Vw(settings);
      case CSV -> new RecordFormat.Csv(settings, csvSchema());
      case JSON -> new RecordFormat.Json(settings, jsonSettings());
    };
  }

  private Labels namedLabels() {
    String names =
        switch (formatType()) {
          case CSV -> CsvOptions.LABELS.of(options);
          case JSON -> JsonOptions.LABELS.of(options);
          case LIBSVM, VW -> "";
        };
    return labels.withNames(ColumnList.of(names));
  }

  private Interactions interactions() {
    return Interactions.of(
        ColumnList.of(ModelOptions.INTERACTIONS.of(options)),
        formatType() == FormatType.VW,
        ModelOptions.INTERACTIONS_MAX.of(options));
  }

  private static InputDoor openFile(Configuration options, Labels labels) {
    for (Option<String> point : List.of(InputOptions.START, InputOptions.END)) {
      point.find(options).ifPresent(value -> requireUnset(point.key(), value));
    }
    String path = InputOptions.PATH.of(options);
    if (path.isEmpty()) {
      throw new IllegalArgumentException(
          "input.path must be a file, a folder or a glob (or input.topic a topic), was empty");
    }
    FileInput files =
        FileInput.of(
            path, InputOptions.SPLITS.of(options), InputOptions.RECORD_LENGTH_MAX.of(options));
    TrainingInput<?, ?> input = files.trainingInput().withPasses(InputOptions.PASSES.of(options));
    return new InputDoor(options, labels, InputType.FILE, input, files::heads);
  }

  private static void requireUnset(String key, String value) {
    throw new IllegalArgumentException(
        key + " must be unset for files, which are read from beginning to end, was " + value);
  }

  private static InputDoor openTopic(Configuration options, Labels labels) {
    KafkaInput plain = KafkaInput.of(KafkaSettingsReader.input(options));
    boolean keepsHeaders =
        PredictionOutput.originsOf(options) == OriginDetail.KEYS_AND_HEADERS
            || !OutputOptions.REJECTED_TOPIC.of(options).isEmpty();
    KafkaInput topic = keepsHeaders ? plain.withHeaders() : plain;
    boolean isBounded = KafkaSettingsReader.end(options).isBounded();
    int passCount = passCount(options, isBounded);
    // By count the set of splits is fixed for the life of a job.
    boolean isGrowing = !isBounded && StepRules.type(options, true, false) == Steps.TIME;
    TrainingInput<?, ?> input =
        isGrowing
            ? topic.growingInput(InputOptions.DISCOVERY_INTERVAL.of(options))
            : topic.trainingInput().withPasses(passCount);
    requirePartitions(options, input.splitNames().size());
    return new InputDoor(options, labels, InputType.KAFKA, input, topic::heads);
  }

  private static void requirePartitions(Configuration options, int count) {
    int least = InputOptions.PARTITIONS_MIN.of(options);
    if (count < least) {
      throw new IllegalArgumentException(
          "%s must have at least %d partitions (%s), %s has %d"
              .formatted(
                  InputOptions.TOPIC.key(),
                  least,
                  InputOptions.PARTITIONS_MIN.key(),
                  InputOptions.TOPIC.of(options),
                  count));
    }
  }

  private FormatType formatType() {
    return InputOptions.FORMAT
        .find(options)
        .orElseGet(
            () -> {
              String name = fileName();
              if (name.endsWith(".libsvm") || name.endsWith(".svm")) {
                return FormatType.LIBSVM;
              }
              if (name.endsWith(".vw")) {
                return FormatType.VW;
              }
              if (name.endsWith(".csv") || name.endsWith(".tsv")) {
                return FormatType.CSV;
              }
              if (JSON_NAMES.stream().anyMatch(name::endsWith)) {
                return FormatType.JSON;
              }
              throw new IllegalArgumentException(InputOptions.FORMAT.refusal(""));
            });
  }

  private String fileName() {
    String name = InputOptions.PATH.of(options).toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  private CsvSchema csvSchema() {
    CsvSettings settings =
        new CsvSettings(
            separator(),
            CsvOptions.LABEL.of(options),
            CsvOptions.POSITIVE.of(options),
            ColumnList.of(CsvOptions.IGNORE.of(options)),
            ColumnList.of(CsvOptions.CATEGORICAL.of(options)),
            ColumnList.of(CsvOptions.TEXT.of(options)),
            CsvOptions.IMPORTANCE.of(options),
            CsvOptions.NGRAMS.of(options));
    String header = CsvOptions.HEADER.of(options);
    boolean isLine = header.indexOf(settings.separator()) >= 0 || header.equals(settings.label());
    if (!isLine && !HEADER_WORDS.contains(header)) {
      throw new IllegalArgumentException(CsvOptions.HEADER.refusal(header));
    }
    return CsvSchema.of(heads.apply(HEAD_RECORDS), header, settings);
  }

  private JsonSettings jsonSettings() {
    return new JsonSettings(
        JsonOptions.LABEL.of(options),
        JsonOptions.POSITIVE.of(options),
        ColumnList.of(JsonOptions.IGNORE.of(options)),
        ColumnList.of(JsonOptions.CATEGORICAL.of(options)),
        ColumnList.of(JsonOptions.TEXT.of(options)),
        JsonOptions.IMPORTANCE.of(options),
        JsonOptions.NGRAMS.of(options));
  }

  private char separator() {
    String fallback = fileName().endsWith(".tsv") ? "\t" : CsvOptions.SEPARATOR.of(options);
    String text = CsvOptions.SEPARATOR.find(options).orElse(fallback);
    return switch (text) {
      case "tab", "\\t" -> '\t';
      default -> {
        if (text.length() != 1) {
          throw new IllegalArgumentException(CsvOptions.SEPARATOR.refusal(text));
        }
        yield text.charAt(0);
      }
    };
  }
}
