package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.eddy.format.bytes.FeatureHash;
import dev.eddy.learning.loss.LossType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibsvmParserTest extends RecordParserContract {

  LibsvmParserTest() {
    super(FormatType.LIBSVM);
  }

  @Test
  void lineIsALabelAndItsFeatures() {
    ParsedRecord parsed = parse("-1 3:0.5 17:-2e3 200:1");
    assertThat(parsed.reason()).isEmpty();
    assertThat(parsed.label()).isZero();
    assertThat(parsed.features()).containsExactly(3, 17, 200);
    assertThat(parsed.values()).containsExactly(0.5, -2000.0, 1.0);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "+1, 1", "1.0, 1", "1e0, 1", "0, 0", "-0, 0", "-1, 0", "-1.0, 0"})
  void labelMayBeWrittenAsAnyNumber(String text, double label) {
    assertThat(parse(text + " 3:1").label()).isEqualTo(label);
  }

  @Test
  void labelOfARegressionIsAnyNumber() {
    ParserSettings settings =
        new ParserSettings(18, LossType.SQUARED, KeyField.none(), ParserSettings.RECORD_LENGTH_MAX);
    assertThat(ParsedRecord.of(parser(settings), "-12.5e3 1:1").label()).isEqualTo(-12_500);
    assertThat(ParsedRecord.of(parser(settings), "1e999 1:1").reason())
        .isEqualTo("label must be a number from -1e60 to 1e60, was 1e999");
  }

  @ParameterizedTest
  @CsvSource({"1., 1", ".5, 0.5", "+1, 1", "1e5, 100000", "1E-2, 0.01", "00.50, 0.5", "-0, 0"})
  void valueMayBeWrittenAsAnyNumber(String text, double value) {
    assertThat(parse("1 3:" + text).values().get(0) + 0.0).isEqualTo(value);
  }

  @Test
  void valueNearerToZeroThanAFloatCountsAsZero() {
    assertThat(parse("1 3:1e-39 4:-1e-320 5:1e-38").values()).containsExactly(0.0, 0.0, 1e-38);
  }

  @Test
  void largestValuesAreIn() {
    assertThat(parse("1 3:1e38 4:-1e38").values()).containsExactly(1e38, -1e38);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 3:1 4:2",
        "1\t3:1\t4:2",
        "1  3:1 \t 4:2 \t",
        " 1 3:1 4:2",
        "1 3:1 4:2 # a comment 5:1",
        "1 3:1 4:2#comment",
        "1 003:1 4:2.0"
      })
  void blanksAndCommentsDoNotCount(String line) {
    ParsedRecord parsed = parse(line);
    assertThat(parsed.reason()).isEmpty();
    assertThat(parsed.features()).containsExactly(3, 4);
    assertThat(parsed.values()).containsExactly(1.0, 2.0);
  }

  @Test
  void labelAloneIsAnExampleWithoutFeatures() {
    assertThat(parse("1").features()).isEmpty();
    assertThat(parse("1#3:1").reason()).isEmpty();
  }

  @Test
  void indicesMayComeInAnyOrder() {
    assertThat(parse("1 9:1 3:2 5:3").features()).containsExactly(9, 3, 5);
  }

  @Test
  void zeroIsAnIndexAndIndicesOfTwoToTheBitsAreHashed() {
    assertThat(parse("1 0:1 262143:1").features()).containsExactly(0, 262_143);
    assertThat(parse("1 262144:1 999999999999999999:1").features())
        .containsExactly(hash("262144"), hash("999999999999999999"));
    assertThat(parse("1 000262144:1").features()).containsExactly(hash("262144"));
  }

  @Test
  void repeatedIndexIsFoundAmongManyAndBehindAHash() {
    StringBuilder line = new StringBuilder("1");
    for (int index = 200; index > 0; index--) {
      line.append(' ').append(index).append(":1");
    }
    assertThat(parse(line.toString()).features()).hasSize(200);
    assertThat(parse(line + " 77:1").reason())
        .isEqualTo("feature index must not repeat, 77 came twice");
    assertThat(parse("1 262144:1 3:1 262144:1").reason())
        .isEqualTo("feature index must not repeat, 262144 came twice");
  }

  @Test
  void keyMustBeAnIndex() {
    ParserSettings settings =
        new ParserSettings(
            18,
            LossType.LOGISTIC,
            new KeyField(KeyField.Kind.HASH, "price"),
            ParserSettings.RECORD_LENGTH_MAX);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordFormat.Libsvm(settings))
        .withMessage("input.key must be a feature index for libsvm, was price");
  }

  private ParsedRecord parse(String line) {
    return ParsedRecord.of(parser(), line);
  }

  private static int hash(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    return FeatureHash.murmur(bytes, 0, bytes.length, 0) & 0x3ffff;
  }
}
