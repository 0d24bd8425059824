package dev.eddy.format;

import dev.eddy.format.interaction.Interactions;
import dev.eddy.format.json.JsonSettings;
import dev.eddy.learning.loss.LossType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;

/** Small valid records of every format, with the key field that {@link BadRecords} lack. */
public final class GoodRecords {
  /** The columns of the csv records. */
  public static final String CSV_HEADER = "label,amount,city,count";

  private static final List<String> CITIES = List.of("Oslo", "\"San Jose\"", "Bergen", "\"a, b\"");
  private static final List<String> JSON_CITIES =
      List.of("\"Oslo\"", "\"San Jos\\u00e9\"", "\"Troms\u00f8\"", "\"a \\\"b\\\"\"");
  private static final int SAMPLE_COUNT = 100;

  private static final CsvSchema CSV_SCHEMA = csvSchema();

  private GoodRecords() {}

  /** Returns a record without line end; its label, 0 or 1, changes from each to the next. */
  public static String line(FormatType type, long number) {
    long label = number % 2;
    return switch (type) {
      case LIBSVM ->
          "%d 3:0.%d 7:%d %d:1".formatted(label, number % 10, number % 90, 100 + number % 50);
      case VW ->
          "%d |f amount:0.%d c%d |age %d"
              .formatted(2 * label - 1, number % 10, number % 50, number % 90);
      case CSV ->
          "%d,%d.5,%s,%d".formatted(label, number % 90, CITIES.get((int) (number % 4)), number % 7);
      case JSON ->
          "{\"label\":%d,\"amount\":%d.5,\"city\":%s,\"at\":{\"count\":%d},\"tags\":[\"a\",%s]}"
              .formatted(
                  label,
                  number % 90,
                  JSON_CITIES.get((int) (number % 4)),
                  number % 7,
                  number % 3 == 0 ? "true" : "\"b\"");
    };
  }

  /** Returns the record of that number without its label. */
  static String unlabeled(FormatType type, long number) {
    String line = line(type, number);
    return switch (type) {
      case LIBSVM, VW -> line.substring(line.indexOf(' ') + 1);
      case CSV -> line.substring(line.indexOf(','));
      case JSON -> "{" + line.substring(line.indexOf(',') + 1);
    };
  }

  /** Returns settings for records of which some have no label. */
  static ParserSettings unlabeledSettings(FormatType type, KeyField.Kind kind) {
    ParserSettings labeled = settings(type, kind);
    return new ParserSettings(
        labeled.bits(), labeled.labels(), labeled.key(), labeled.recordLengthMax(), true);
  }

  /** Returns the format that reads the records. */
  public static RecordFormat format(FormatType type, ParserSettings settings) {
    return switch (type) {
      case LIBSVM -> new RecordFormat.Libsvm(settings);
      case VW -> new RecordFormat.Vw(settings);
      case CSV -> new RecordFormat.Csv(settings, CSV_SCHEMA);
      case JSON -> new RecordFormat.Json(settings, JsonSettings.ofLabel("label"));
    };
  }

  /** Returns settings for labels 0 and 1, 2^18 weights and no key. */
  public static ParserSettings settings() {
    return settings(KeyField.Kind.NONE, "");
  }

  /** Returns settings with the key field that each of the records has. */
  public static ParserSettings settings(FormatType type, KeyField.Kind kind) {
    return settings(
        kind,
        switch (type) {
          case LIBSVM -> "7";
          case VW -> "age";
          case CSV, JSON -> "amount";
        });
  }

  /** Returns interactions of the records' features; none where there can be none. */
  static Interactions interactions(FormatType type, int pairsMax) {
    List<String> pairs =
        switch (type) {
          case LIBSVM -> List.of();
          case VW -> List.of("f*age", "fa", "ff");
          case CSV -> List.of("amount*city", "city*count", "amount*amount");
          case JSON -> List.of("amount*city", "at*amount", "tags*tags");
        };
    return Interactions.of(pairs, type == FormatType.VW, pairsMax);
  }

  private static ParserSettings settings(KeyField.Kind kind, String field) {
    KeyField key = new KeyField(kind, field);
    return new ParserSettings(18, LossType.LOGISTIC, key, ParserSettings.RECORD_LENGTH_MAX);
  }

  private static CsvSchema csvSchema() {
    List<byte[]> sample =
        LongStream.range(0, SAMPLE_COUNT)
            .mapToObj(number -> line(FormatType.CSV, number).getBytes(StandardCharsets.UTF_8))
            .toList();
    byte[] header = CSV_HEADER.getBytes(StandardCharsets.UTF_8);
    return CsvSchema.infer(header, sample, CsvSettings.ofLabel("label"));
  }
}
