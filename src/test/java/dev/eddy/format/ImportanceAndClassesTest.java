package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.format.json.JsonSettings;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.loss.Labels;
import dev.eddy.learning.loss.LossType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Labels of many classes and what a record weighs, in every format. */
class ImportanceAndClassesTest {
  private static final Labels TWO = Labels.of(LossType.LOGISTIC);
  private static final Labels NUMBERED = new Labels(LossType.LOGISTIC, 3, List.of());
  private static final Labels NAMED = NUMBERED.withNames(List.of("ant", "bee", "cat"));

  @Test
  void recordCountsAsOftenAsItSays() {
    assertThat(importances(vw(TWO), "1 2.5 | a", "1 | a", "0 0 'tag | b"))
        .containsExactly(2.5, 1, 0);
    assertThat(importances(csv(TWO), "1,2.5,7", "1,,7", "0,0,7")).containsExactly(2.5, 1, 0);
    assertThat(
            importances(json(TWO), "{\"y\":1,\"w\":2.5,\"x\":7}", "{\"y\":1}", "{\"y\":0,\"w\":0}"))
        .containsExactly(2.5, 1, 0);
  }

  @Test
  void importanceIsNoFeature() {
    assertThat(example(csv(TWO), "1,2.5,7").featureCount()).isEqualTo(1);
    assertThat(example(json(TWO), "{\"y\":1,\"w\":2,\"x\":7}").featureCount()).isEqualTo(1);
  }

  @Test
  void whatIsNoImportanceIsRejected() {
    for (String text : new String[] {"-1", "nan", "1e7", "x"}) {
      assertThat(reason(vw(TWO), "1 " + text + " | a"))
          .isEqualTo("importance must be a number from 0 to 1e6, was " + text);
      assertThat(reason(csv(TWO), "1," + text + ",7"))
          .isEqualTo("importance must be a number from 0 to 1e6, was " + text);
    }
    assertThat(reason(json(TWO), "{\"y\":1,\"w\":-1}"))
        .isEqualTo("importance must be a number from 0 to 1e6, was -1");
    assertThat(reason(json(TWO), "{\"y\":1,\"w\":\"2\"}"))
        .startsWith("importance must be a number from 0 to 1e6, was");
    assertThat(reason(json(TWO), "{\"y\":1,\"w\":[2]}")).startsWith("importance must be");
  }

  @Test
  void classesAreNumbersFromZero() {
    for (RecordParser parser : List.of(libsvm(NUMBERED))) {
      assertThat(example(parser, "2 1:1").label()).isEqualTo(2);
      assertThat(example(parser, "0.0 1:1").label()).isZero();
    }
    assertThat(reason(libsvm(NUMBERED), "3 1:1"))
        .isEqualTo("label must be a class from 0 to 2, was 3");
    assertThat(reason(vw(NUMBERED), "-1 | a"))
        .isEqualTo("label must be a class from 0 to 2, was -1");
    assertThat(reason(csv(NUMBERED), "1.5,1,7"))
        .isEqualTo("label must be a class from 0 to 2, was 1.5");
    assertThat(example(json(NUMBERED), "{\"y\":1}").label()).isEqualTo(1);
  }

  @Test
  void classesMayHaveNames() {
    assertThat(example(csv(NAMED), "cat,1,7").label()).isEqualTo(2);
    assertThat(example(csv(NAMED), "ant,1,7").label()).isZero();
    assertThat(reason(csv(NAMED), "dog,1,7"))
        .isEqualTo("label must be one of [ant, bee, cat], was dog");
    assertThat(reason(csv(NAMED), "2,1,7"))
        .isEqualTo("label must be one of [ant, bee, cat], was 2");
    assertThat(example(json(NAMED), "{\"y\":\"bee\"}").label()).isEqualTo(1);
  }

  @Test
  void namesMustBeOfEveryClass() {
    assertThatThrownBy(() -> NUMBERED.withNames(List.of("ant", "bee")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("names must be of 3 classes, were [ant, bee]");
    assertThatThrownBy(() -> Labels.of(LossType.SQUARED).withNames(List.of("ant")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(example(csv(TWO.withNames(List.of("no", "yes"))), "yes,1,7").label()).isEqualTo(1);
  }

  private static double[] importances(RecordParser parser, String... records) {
    BatchBuilder builder = new BatchBuilder();
    Stream.of(records).forEach(record -> builder.add(example(parser, record)));
    Batch batch = builder.build();
    double[] importances = new double[batch.exampleCount()];
    for (int e = 0; e < importances.length; e++) {
      importances[e] = batch.importance(e);
    }
    return importances;
  }

  private static ExampleBuffer example(RecordParser parser, String record) {
    ExampleBuffer example = new ExampleBuffer();
    assertThat(parse(parser, record, example).reason()).isEmpty();
    return example;
  }

  private static String reason(RecordParser parser, String record) {
    return parse(parser, record, new ExampleBuffer()).reason();
  }

  private static Verdict parse(RecordParser parser, String record, ExampleBuffer example) {
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    return parser.parse(bytes, 0, bytes.length, example);
  }

  private static ParserSettings settings(Labels labels) {
    return new ParserSettings(10, labels, KeyField.none(), ParserSettings.RECORD_LENGTH_MAX, false);
  }

  private static RecordParser vw(Labels labels) {
    return new RecordFormat.Vw(settings(labels)).newParser();
  }

  private static RecordParser libsvm(Labels labels) {
    return new RecordFormat.Libsvm(settings(labels)).newParser();
  }

  private static RecordParser csv(Labels labels) {
    byte[] header = "y,w,x".getBytes(StandardCharsets.UTF_8);
    byte[] line = "1,1,7".getBytes(StandardCharsets.UTF_8);
    CsvSettings csv = CsvSettings.ofLabel("y").withImportance("w");
    return new RecordFormat.Csv(settings(labels), CsvSchema.infer(header, List.of(line), csv))
        .newParser();
  }

  private static RecordParser json(Labels labels) {
    return new RecordFormat.Json(settings(labels), JsonSettings.ofLabel("y").withImportance("w"))
        .newParser();
  }
}
