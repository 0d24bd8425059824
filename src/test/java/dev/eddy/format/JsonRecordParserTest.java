package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.eddy.format.bytes.FeatureHash;
import dev.eddy.format.bytes.Magnitude;
import dev.eddy.format.json.JsonSettings;
import dev.eddy.learning.loss.LossType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordParserTest extends RecordParserContract {
  JsonRecordParserTest() {
    super(FormatType.JSON);
  }

  @Test
  void numbersAreNamedByTheirFieldAndStringsByFieldAndString() {
    ParsedRecord parsed =
        parse("{\"label\": 1, \"amount\": 2.5, \"city\": \"Oslo\", \"count\": 3}");
    assertThat(parsed.reason()).isEmpty();
    assertThat(parsed.label()).isEqualTo(1);
    assertThat(parsed.features()).containsExactly(hash("amount"), hash("city=Oslo"), hash("count"));
    assertThat(parsed.values()).containsExactly(2.5, 1.0, 3.0);
  }

  @Test
  void booleansAreOneAndZero() {
    ParsedRecord parsed = parse("{\"label\":true,\"a\":true,\"b\":false}");
    assertThat(parsed.label()).isEqualTo(1);
    assertThat(parsed.features()).containsExactly(hash("a"), hash("b"));
    assertThat(parsed.values()).containsExactly(1.0, 0.0);
    assertThat(parse("{\"label\":false}").label()).isZero();
  }

  @Test
  void neighboursInATextAreFeaturesWithBigramsButNotAcrossElements() {
    JsonSettings settings =
        new JsonSettings("label", "", List.of(), List.of(), List.of("t")).withNgrams(2);
    ParsedRecord parsed =
        ParsedRecord.of(parser(settings), "{\"label\":1,\"t\":[\"a B\",\"c\"],\"u\":\"a b\"}");
    assertThat(parsed.features())
        .containsExactly(hash("t=a"), hash("t=b"), hash("t=a b"), hash("t=c"), hash("u=a b"));
  }

  @Test
  void nullAndTheEmptyStringAreMissingFeaturesAndZeroIsNot() {
    ParsedRecord parsed = parse("{\"label\":1,\"a\":null,\"b\":\"\",\"c\":[null,{}],\"d\":0}");
    assertThat(parsed.features()).containsExactly(hash("d"));
    assertThat(parsed.values()).containsExactly(0.0);
  }

  @Test
  void fieldsOfObjectsWithinHaveNamesWithDots() {
    ParsedRecord parsed = parse("{\"a\":{\"b\":{\"c\":2},\"d\":\"x\"},\"label\":0,\"e\":1}");
    assertThat(parsed.features()).containsExactly(hash("a.b.c"), hash("a.d=x"), hash("e"));
  }

  @Test
  void elementsOfArraysAreNumberedAndStringsAreASet() {
    ParsedRecord parsed =
        parse("{\"label\":1,\"a\":[1,2.5,true],\"b\":[\"x\",\"y\",7],\"c\":[{\"d\":4},[5,\"z\"]]}");
    assertThat(parsed.features())
        .containsExactly(
            hash("a.0"),
            hash("a.1"),
            hash("a.2"),
            hash("b=x"),
            hash("b=y"),
            hash("b.2"),
            hash("c.0.d"),
            hash("c.1.0"),
            hash("c.1=z"));
    assertThat(parsed.values()).containsExactly(1.0, 2.5, 1.0, 1.0, 1.0, 7.0, 4.0, 5.0, 1.0);
  }

  @Test
  void textIsAFeatureAWordAlsoWithinArrays() {
    RecordParser parser = parser(new JsonSettings("label", "", List.of(), List.of(), List.of("t")));
    assertThat(
            ParsedRecord.of(parser, "{\"label\":1,\"t\":\"It's GOOD\\nGr\u00f6\u00dfe\"}")
                .features())
        .containsExactly(hash("t=it"), hash("t=s"), hash("t=good"), hash("t=gr\u00f6\u00dfe"));
    assertThat(ParsedRecord.of(parser, "{\"label\":1,\"t\":[\"a b\",\"c\"]}").features())
        .containsExactly(hash("t=a"), hash("t=b"), hash("t=c"));
  }

  @Test
  void numbersOfACategoricalFieldAreNames() {
    RecordParser parser =
        parser(new JsonSettings("label", "", List.of(), List.of("a", "b.c"), List.of()));
    ParsedRecord parsed =
        ParsedRecord.of(parser, "{\"label\":1,\"a\":[17,3.50,true],\"b\":{\"c\":7,\"d\":7}}");
    assertThat(parsed.features())
        .containsExactly(hash("a=17"), hash("a=3.50"), hash("a=true"), hash("b.c=7"), hash("b.d"));
    assertThat(ParsedRecord.of(parser, "{\"label\":1,\"a\":1e999}").reason())
        .isEqualTo("field a must be a finite number, was 1e999");
  }

  @Test
  void ignoredFieldsMayHoldAnythingThatIsJson() {
    JsonSettings settings = new JsonSettings("a.y", "", List.of("a", "b.1"), List.of(), List.of());
    RecordParser parser = parser(settings);
    String record = "{\"a\":{\"x\":1e999,\"y\":1,\"z\":[\"NaN\",\"\\ud800\"]},\"b\":[1,\"NaN\",2]}";
    ParsedRecord parsed = ParsedRecord.of(parser, record);
    assertThat(parsed.reason()).isEmpty();
    assertThat(parsed.label()).isEqualTo(1);
    assertThat(parsed.features()).containsExactly(hash("b.0"), hash("b.2"));
    assertThat(ParsedRecord.of(parser, "{\"a\":{\"y\":1,\"x\":NaN}}").reason())
        .isEqualTo("field a.x must be a finite number, was NaN");
  }

  @Test
  void positiveTextIsOneAndEveryOtherZero() {
    RecordParser parser = parser(new JsonSettings("label", "bad", List.of(), List.of(), List.of()));
    assertThat(ParsedRecord.of(parser, "{\"label\":\"bad\"}").label()).isEqualTo(1);
    assertThat(ParsedRecord.of(parser, "{\"label\":\"\\u0062ad\"}").label()).isEqualTo(1);
    assertThat(ParsedRecord.of(parser, "{\"label\":\"good\"}").label()).isZero();
    assertThat(ParsedRecord.of(parser, "{\"label\":2}").label()).isZero();
    assertThat(ParsedRecord.of(parser, "{\"label\":\"\"}").reason())
        .isEqualTo("label must not be missing");
    assertThat(ParsedRecord.of(parser, "{\"label\":\"nan\"}").reason())
        .isEqualTo("field label must be a finite number, was \"nan\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1e-400",
        "4.9e-324",
        "0.1",
        "2.2250738585072011e-308",
        "1e38",
        "1E+2",
        "9007199254740993",
        "123456789012345678901234567890",
        "3.141592653589793238462643383279",
        "1e0000000000000000000000002"
      })
  void numbersHaveTheBitsOfTheJdk(String number) {
    double expected = Double.parseDouble(number);
    ParsedRecord parsed = parse("{\"label\":1,\"a\":" + number + "}");
    assertThat(parsed.values()).containsExactly(Math.abs(expected) < 1e-38 ? 0 : expected);
  }

  @Test
  void anyNumberHasTheBitsOfTheJdk() {
    Random random = new Random(5);
    RecordParser parser = parser();
    for (int i = 0; i < 20_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Math.abs(number) <= Magnitude.MAX && Math.abs(number) >= Magnitude.MIN) {
        ParsedRecord parsed = ParsedRecord.of(parser, "{\"label\":1,\"a\":[" + number + "]}");
        assertThat(parsed.values()).containsExactly(number);
      }
    }
  }

  @Test
  void charactersBeyondAsciiAreTheirBytesHoweverTheyAreWritten() {
    List<Integer> plain = parse("{\"label\":1,\"\u00e5\":\"\ud83d\ude00\u20ac\"}").features();
    assertThat(plain).containsExactly(hash("\u00e5=\ud83d\ude00\u20ac"));
    assertThat(parse("{\"label\":1,\"\\u00e5\":\"\\ud83d\\ude00\\u20AC\"}").features())
        .isEqualTo(plain);
  }

  @Test
  void spaceOfJsonDoesNotCount() {
    assertThat(parse("\r\n\t { \"label\" : 1 ,\n\t\"a\" : [ 1 ] } \r\n\t").features())
        .containsExactly(hash("a.0"));
  }

  @Test
  void sixtyFourLevelsAreAdmitted() {
    String deep = "{\"label\":1,\"a\":" + "[".repeat(63) + "1" + "]".repeat(63) + "}";
    assertThat(parse(deep).features()).containsExactly(hash("a" + ".0".repeat(63)));
  }

  @Test
  void namesOfAThousandBytesAreAdmittedWithThoseThatTheyAreWithin() {
    String outer = "\u00e5".repeat(250);
    String inner = "x".repeat(499);
    String record = "{\"label\":1,\"" + outer + "\":{\"" + inner + "%s\":1}}";
    assertThat(parse(record.formatted("")).features()).containsExactly(hash(outer + "." + inner));
    assertThat(parse(record.formatted("x")).reason())
        .isEqualTo(
            "field name must be at most 1000 bytes, was below " + "\u00e5".repeat(20) + "...");
  }

  @Test
  void recordOfManyFieldsIsReadAndOneOfThemTwiceIsFound() {
    StringBuilder record = new StringBuilder("{\"label\":1");
    for (int i = 0; i < 5_000; i++) {
      record.append(",\"f").append(i).append("\":").append(i);
    }
    assertThat(parse(record + "}").features()).hasSize(5_000).contains(hash("f4999"));
    assertThat(parse(record + ",\"f17\":0}").reason())
        .isEqualTo("field must not repeat, f17 came twice");
  }

  @Test
  void endlesslyNewNamesDoNoHarm() {
    RecordParser parser = parser();
    for (int i = 0; i < 50_000; i++) {
      ParsedRecord parsed = ParsedRecord.of(parser, "{\"label\":1,\"user" + i + "\":1}");
      assertThat(parsed.verdict().isAccepted()).isTrue();
    }
  }

  @Test
  void keyMayBeWithinAnObjectAndOfAnIgnoredField() {
    JsonSettings json = new JsonSettings("label", "", List.of("user"), List.of(), List.of());
    RecordParser parser = new RecordFormat.Json(keyed("user.age"), json).newParser();
    assertThat(ParsedRecord.of(parser, "{\"label\":1,\"user\":{\"age\":7.5}}").numericKey())
        .isEqualTo(7.5);
    assertThat(ParsedRecord.of(parser, "{\"label\":1,\"user\":{\"age\":\"7\"}}").numericKey())
        .isEqualTo(7);
    assertThat(ParsedRecord.of(parser, "{\"label\":1,\"user\":{\"age\":\"old\"}}").reason())
        .isEqualTo("key user.age must be a finite number, was old");
    assertThat(ParsedRecord.of(parser, "{\"label\":1,\"user\":{\"age\":[7]}}").reason())
        .isEqualTo("key user.age must be a string, a number or a boolean, was an array");
    assertThat(ParsedRecord.of(parser, "{\"label\":1,\"age\":7}").reason())
        .isEqualTo("key user.age must not be missing");
  }

  @Test
  void sameTableAsCsvGivesTheSameExamples() {
    CsvSettings csv =
        new CsvSettings(',', "y", "yes", List.of("id"), List.of("zip"), List.of("note"));
    String header = "id,y,amount,city,zip,note";
    List<byte[]> rows = new ArrayList<>();
    List<String> objects = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String label = i % 3 == 0 ? "yes" : "no";
      String amount = i % 7 == 0 ? "" : i + ".25";
      rows.add(
          "%d,%s,%s,C%d,%d,\"Of %d, and\""
              .formatted(i, label, amount, i % 5, 1000 + i % 4, i)
              .getBytes(StandardCharsets.UTF_8));
      objects.add(
          "{\"id\":%d,\"y\":\"%s\",\"amount\":%s,\"city\":\"C%d\",\"zip\":%d,\"note\":\"Of %d, and\"}"
              .formatted(i, label, amount.isEmpty() ? "null" : amount, i % 5, 1000 + i % 4, i));
    }
    CsvSchema schema = CsvSchema.infer(header.getBytes(StandardCharsets.UTF_8), rows, csv);
    RecordParser ofCsv = new RecordFormat.Csv(GoodRecords.settings(), schema).newParser();
    RecordParser ofJson =
        parser(new JsonSettings("y", "yes", List.of("id"), List.of("zip"), List.of("note")));
    for (int i = 0; i < rows.size(); i++) {
      ParsedRecord parsed = ParsedRecord.of(ofJson, objects.get(i));
      assertThat(parsed).isEqualTo(ParsedRecord.of(ofCsv, rows.get(i)));
      assertThat(parsed.features()).hasSizeGreaterThan(4);
    }
  }

  @Test
  void fieldHasOneUse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JsonSettings("a", "", List.of("b"), List.of("b"), List.of()))
        .withMessage(
            "input.json.categorical must not hold a field that has another use, held b (ignored)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonSettings.ofLabel(""))
        .withMessage("input.json.label must name a field, was empty");
  }

  private ParsedRecord parse(String record) {
    return ParsedRecord.of(parser(), record);
  }

  private static RecordParser parser(JsonSettings json) {
    return new RecordFormat.Json(GoodRecords.settings(), json).newParser();
  }

  private static ParserSettings keyed(String field) {
    KeyField key = new KeyField(KeyField.Kind.NUMBER, field);
    return new ParserSettings(18, LossType.LOGISTIC, key, ParserSettings.RECORD_LENGTH_MAX);
  }

  private static int hash(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return new FeatureHash(18).coordinate(bytes, 0, bytes.length);
  }
}
