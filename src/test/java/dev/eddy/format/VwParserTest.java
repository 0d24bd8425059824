package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.format.bytes.FeatureHash;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.loss.LossType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VwParserTest extends RecordParserContract {
  private static final int MASK = (1 << 18) - 1;

  VwParserTest() {
    super(FormatType.VW);
  }

  @Test
  void lineIsALabelAndNamespacesOfFeatures() {
    ParsedRecord parsed = parse("1 1.0 'first|user age:0.25 adult |item:2 17 price:3");
    assertThat(parsed.reason()).isEmpty();
    assertThat(parsed.label()).isEqualTo(1);
    int user = hash("user", 0);
    int item = hash("item", 0);
    assertThat(parsed.features())
        .containsExactly(
            hash("age", user) & MASK,
            hash("adult", user) & MASK,
            (17 + item) & MASK,
            hash("price", item) & MASK);
    assertThat(parsed.values()).containsExactly(0.25, 1.0, 2.0, 6.0);
  }

  /** The murmur vectors are published; what is added to them is Vowpal Wabbit's rule. */
  @Test
  void numberIsItsOwnCoordinateOutsideNamespacesOnly() {
    assertThat(parse("1 | 17 0 262143 0017").features()).containsExactly(17, 0, 262_143, 17);
    assertThat(parse("1 | 262144 -1 1.5").features())
        .containsExactly(hash("262144", 0) & MASK, hash("-1", 0) & MASK, hash("1.5", 0) & MASK);
    assertThat(parse("1 |n 17").features()).containsExactly((17 + hash("n", 0)) & MASK);
    assertThat(parse("1 |7 17").features()).containsExactly(24);
  }

  /** Long enough for what is read eight and 64 bytes at a time. */
  @Test
  void numberOfTooManyBitsIsHashedAsItIsSpelt() {
    ParsedRecord parsed = parse("1 | 7 300000 0300000 8:.5 262144:2.5" + " 9".repeat(80));

    assertThat(parsed.features())
        .startsWith(
            7, hash("300000", 0) & MASK, hash("0300000", 0) & MASK, 8, hash("262144", 0) & MASK, 9)
        .hasSize(85);
    assertThat(parsed.values()).startsWith(1.0, 1.0, 1.0, .5, 2.5, 1.0);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "+1, 1", "1.0, 1", "0, 0", "-1, 0", "-1.0, 0"})
  void labelMayBeWrittenAsAnyNumber(String text, double label) {
    assertThat(parse(text + " | a").label()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({"1., 1", ".5, 0.5", "+1, 1", "1e5, 100000", "1E-2, 0.01", "-0, 0"})
  void valueMayBeWrittenAsAnyNumber(String text, double value) {
    assertThat(parse("1 | a:" + text).values().get(0) + 0.0).isEqualTo(value);
    assertThat(parse("1 |n:" + text + " a").values().get(0) + 0.0).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 | 3 4:2",
        "1| 3 4:2",
        "1 |  3\t4:2  ",
        "1\t|\t3\t4:2",
        "1 | 3 | 4:2",
        "1 | 3| 4:2|",
        "1 1 | 3 4:2",
        "1 1 'tag| 3 4:2",
        "1 'tag | 3 4:2",
        "1 tag| 3 4:2",
        "1 1 tag| 3 4:2",
        "  1 | 3 4:2"
      })
  void blanksTagsAndBarsMayStandInManyWays(String line) {
    ParsedRecord parsed = parse(line);
    assertThat(parsed.reason()).isEmpty();
    assertThat(parsed.features()).containsExactly(3, 4);
    assertThat(parsed.values()).containsExactly(1.0, 2.0);
  }

  @Test
  void barAloneIsAnExampleWithoutFeatures() {
    assertThat(parse("1 |").reason()).isEmpty();
    assertThat(parse("1 |n").features()).isEmpty();
    assertThat(parse("1 |n:3 |m").features()).isEmpty();
  }

  /** As in Vowpal Wabbit, to which a repeated feature is no error. */
  @Test
  void valuesOfARepeatedFeatureAddUp() {
    ExampleBuffer example = new ExampleBuffer();
    byte[] record = "1 | a b a:2 3 3:0.5".getBytes(StandardCharsets.US_ASCII);
    assertThat(parser().parse(record, 0, record.length, example).isAccepted()).isTrue();
    BatchBuilder builder = new BatchBuilder();
    builder.add(example);
    Batch batch = builder.build();
    assertThat(batch.features()).containsExactly(hash("a", 0) & MASK, hash("b", 0) & MASK, 3);
    assertThat(batch.values()).containsExactly(3, 1, 1.5);
  }

  @Test
  void numbersReadEightBytesAtATimeAreThoseReadOneByOne() {
    RecordParser unkeyed = parser();
    // Whoever wants a key looks at every name.
    RecordParser keyed = parser(GoodRecords.settings(FormatType.VW, KeyField.Kind.HASH));
    String line = "1 | 1 22 333 4444 55555 666666 7777777 88888888 999999999 12a 7:2 8|n 9 10\t11 ";
    assertThat(ParsedRecord.of(unkeyed, line)).isEqualTo(ParsedRecord.of(keyed, line));
    assertThat(parse(line).features()).startsWith(1, 22, 333, 4444, 55_555);
    assertThat(parse(line).values()).startsWith(1.0, 1.0).hasSize(15);
    for (String values :
        List.of(
            "1 | 1:2 2:-0.5 3:1e3 4:.5 5:12345678.5 6:0.12345678 7:-0 8:1e-39 9:5 10:7",
            "1 |:2 1:2 2:-0.5 3:1e38 4 5 6 7 8 9 10",
            "1 |n:0.5 1:2 22:-0.25 3: 4 5 6 7 8",
            "1 | 1:2 2:x 3 4 5 6 7 8",
            "1 | 1:2:3 2 3 4 5 6 7 8",
            "1 | 1:2|n 2:5|m 3:-7.5 4 5 6 7 8 9")) {
      assertThat(ParsedRecord.of(unkeyed, values)).isEqualTo(ParsedRecord.of(keyed, values));
    }
  }

  @Test
  void weightOfANamespaceEndsWithIt() {
    assertThat(parse("1 |n:2 a |n a |m:0.5 a:4").values()).containsExactly(2.0, 1.0, 2.0);
  }

  @Test
  void productOfWeightAndValueBelowAFloatCountsAsZero() {
    assertThat(parse("1 |n:1e-30 a:1e-30 b").values()).containsExactly(0.0, 1e-30);
  }

  @Test
  void keyIsTheFirstFeatureOfANamespaceOrTheValueOfAFeature() {
    RecordParser byRange = parser(GoodRecords.settings(FormatType.VW, KeyField.Kind.NUMBER));
    assertThat(ParsedRecord.of(byRange, "1 |f a |age 7 8").numericKey()).isEqualTo(7);
    assertThat(ParsedRecord.of(byRange, "1 |f age:2.5 a").numericKey()).isEqualTo(2.5);
    assertThat(ParsedRecord.of(byRange, "1 |f a age").numericKey()).isEqualTo(1);
    assertThat(ParsedRecord.of(byRange, "1 |f age:2.5 |age 7").numericKey()).isEqualTo(2.5);
  }

  @Test
  void labelOfARegressionIsAnyNumber() {
    ParserSettings settings =
        new ParserSettings(18, LossType.SQUARED, KeyField.none(), ParserSettings.RECORD_LENGTH_MAX);
    assertThat(ParsedRecord.of(parser(settings), "-12.5e3 | a").label()).isEqualTo(-12_500);
  }

  private ParsedRecord parse(String line) {
    return ParsedRecord.of(parser(), line);
  }

  private static int hash(String name, int seed) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    return FeatureHash.murmur(bytes, 0, bytes.length, seed);
  }
}
