package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.eddy.format.bytes.FeatureHash;
import dev.eddy.learning.loss.LossType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvParserTest extends RecordParserContract {
  private static final String SAMPLE = "1,2.0,Oslo,3";

  CsvParserTest() {
    super(FormatType.CSV);
  }

  @Test
  void numbersAreNamedByTheirColumnAndTextsByColumnAndCell() {
    ParsedRecord parsed = ParsedRecord.of(parser(), "1,2.5,Oslo,3");
    assertThat(parsed.reason()).isEmpty();
    assertThat(parsed.label()).isEqualTo(1);
    assertThat(parsed.features()).containsExactly(hash("amount"), hash("city=Oslo"), hash("count"));
    assertThat(parsed.values()).containsExactly(2.5, 1.0, 3.0);
  }

  @Test
  void emptyCellIsAMissingFeatureAndZeroIsNot() {
    assertThat(ParsedRecord.of(parser(), "1,,,3").features()).containsExactly(hash("count"));
    assertThat(ParsedRecord.of(parser(), "1, \"\" ,  ,").features()).isEmpty();
    assertThat(ParsedRecord.of(parser(), "1,0,,").values()).containsExactly(0.0);
  }

  @ParameterizedTest
  @CsvSource({"1., 1", ".5, 0.5", "+1, 1", "1e5, 100000", "1E-2, 0.01", "-0, 0", "1e-39, 0"})
  void valueMayBeWrittenAsAnyNumber(String text, double value) {
    ParsedRecord parsed = ParsedRecord.of(parser(), "1," + text + ",Oslo,3");
    assertThat(parsed.values().get(0) + 0.0).isEqualTo(value);
  }

  @Test
  void quotedAndPlainCellsAreTheSame() {
    ParsedRecord plain = ParsedRecord.of(parser(), "1,2.5,Oslo,3");
    assertThat(ParsedRecord.of(parser(), "\"1\",\"2.5\",\"Oslo\",\"3\"")).isEqualTo(plain);
    assertThat(ParsedRecord.of(parser(), " 1 , 2.5, \"Oslo\" , 3 ")).isEqualTo(plain);
    assertThat(ParsedRecord.of(parser(), "1,,\"a \"\"b\"\", c\",").features())
        .containsExactly(hash("city=a \"b\", c"));
  }

  @Test
  void headerIsSkippedWhereverItComes() {
    assertThat(ParsedRecord.of(parser(), GoodRecords.CSV_HEADER).verdict())
        .isEqualTo(Verdict.skipped());
    assertThat(ParsedRecord.of(parser(), "\ufeff" + GoodRecords.CSV_HEADER + "\r\n").verdict())
        .isEqualTo(Verdict.skipped());
  }

  @Test
  void headerWithByteOrderMarkAndQuotesNamesTheColumns() {
    CsvSettings settings = CsvSettings.ofLabel("label");
    RecordParser parser = parser("\ufeff\"label\",\"amount\"\r\n", "1,2", settings);
    assertThat(ParsedRecord.of(parser, "1,2").features()).containsExactly(hash("amount"));
    assertThat(ParsedRecord.of(parser, "\"label\",\"amount\"").verdict())
        .isEqualTo(Verdict.skipped());
  }

  @Test
  void withoutAHeaderColumnsAreNumbered() {
    RecordParser parser = parser("", "1,2.0,Oslo,3", CsvSettings.ofLabel("0"));
    assertThat(ParsedRecord.of(parser, SAMPLE).features()).containsExactly(1, hash("2=Oslo"), 3);
  }

  @Test
  void neighboursInATextAreFeaturesWithBigrams() {
    CsvSettings settings = new CsvSettings(',', "0", "", List.of(), List.of(), List.of("1", "2"));
    RecordParser parser = parser("", "1,a b,c", settings.withNgrams(2));
    assertThat(ParsedRecord.of(parser, "1,Not good; NOT,good").features())
        .containsExactly(
            hash("1=not"),
            hash("1=good"),
            hash("1=not good"),
            hash("1=not"),
            hash("1=good not"),
            hash("2=good"));
    assertThat(ParsedRecord.of(parser, "1,,x").features()).containsExactly(hash("2=x"));
    String word = "abc".repeat(100);
    assertThat(ParsedRecord.of(parser, "1,a " + word + " b,").features())
        .containsExactly(
            hash("1=a"),
            hash("1=" + word),
            hash("1=a " + word),
            hash("1=b"),
            hash("1=" + word + " b"));
  }

  @Test
  void positiveTextIsOneAndEveryOtherZero() {
    CsvSettings settings = new CsvSettings(',', "label", "bad", List.of(), List.of(), List.of());
    RecordParser parser = parser("label,amount", "bad,1", settings);
    assertThat(ParsedRecord.of(parser, "bad,1").label()).isEqualTo(1);
    assertThat(ParsedRecord.of(parser, "\"bad\",1").label()).isEqualTo(1);
    assertThat(ParsedRecord.of(parser, "good,1").label()).isZero();
    assertThat(ParsedRecord.of(parser, "-1,1").label()).isZero();
    assertThat(ParsedRecord.of(parser, "BAD,1").label()).isZero();
    assertThat(ParsedRecord.of(parser, ",1").reason()).isEqualTo("label must not be missing");
  }

  @Test
  void ignoredColumnsMayHoldAnything() {
    CsvSettings settings =
        new CsvSettings(',', "label", "", List.of("amount", "3"), List.of(), List.of());
    RecordParser parser = parser(GoodRecords.CSV_HEADER, SAMPLE, settings);
    assertThat(ParsedRecord.of(parser, "1,nan,Oslo,x").features())
        .containsExactly(hash("city=Oslo"));
  }

  @Test
  void numbersOfACategoricalColumnAreNames() {
    CsvSettings settings =
        new CsvSettings(',', "label", "", List.of(), List.of("count"), List.of());
    RecordParser parser = parser(GoodRecords.CSV_HEADER, SAMPLE, settings);
    ParsedRecord parsed = ParsedRecord.of(parser, "1,2,Oslo,17");
    assertThat(parsed.features()).endsWith(hash("count=17"));
    assertThat(parsed.values()).endsWith(1.0);
  }

  @Test
  void textIsAFeatureAWordInLowerCase() {
    RecordParser parser = textParser();
    ParsedRecord parsed = ParsedRecord.of(parser, "1,\"It's GOOD, good:\tno.7\"");
    assertThat(parsed.features())
        .containsExactly(
            hash("review=it"),
            hash("review=s"),
            hash("review=good"),
            hash("review=good"),
            hash("review=no"),
            hash("review=7"));
    assertThat(parsed.values()).containsOnly(1.0);
  }

  @Test
  void lettersBeyondAsciiBelongToTheirWord() {
    assertThat(ParsedRecord.of(textParser(), "1,Gr\u00f6\u00dfe 42").features())
        .containsExactly(hash("review=gr\u00f6\u00dfe"), hash("review=42"));
  }

  @Test
  void textWithoutWordsHasNoFeatures() {
    assertThat(ParsedRecord.of(textParser(), "1,\" -- !?@[`{ \"").features()).isEmpty();
    assertThat(ParsedRecord.of(textParser(), "1,").reason()).isEmpty();
  }

  @Test
  void longTextAndLongCategoryFindRoom() {
    String word = "x".repeat(500);
    assertThat(ParsedRecord.of(textParser(), "1," + word + " " + word).features())
        .containsExactly(hash("review=" + word), hash("review=" + word));
    assertThat(ParsedRecord.of(parser(), "1,," + word + ",").features())
        .containsExactly(hash("city=" + word));
  }

  @Test
  void tabsMaySeparateAndSpacesAroundThemDoNotCount() {
    CsvSettings settings = new CsvSettings('\t', "0", "spam", List.of(), List.of(), List.of("1"));
    RecordParser parser = parser("", "ham\tGo, now", settings);
    ParsedRecord parsed = ParsedRecord.of(parser, "spam \t Free, entry");
    assertThat(parsed.label()).isEqualTo(1);
    assertThat(parsed.features()).containsExactly(hash("1=free"), hash("1=entry"));
    assertThat(ParsedRecord.of(parser, "spam\ta\tb").reason())
        .isEqualTo("record must have 2 cells, had 3");
  }

  @Test
  void labelOfARegressionIsAnyNumber() {
    CsvSchema schema = schema(GoodRecords.CSV_HEADER, SAMPLE, CsvSettings.ofLabel("count"));
    ParserSettings settings =
        new ParserSettings(18, LossType.SQUARED, KeyField.none(), ParserSettings.RECORD_LENGTH_MAX);
    RecordParser parser = new RecordFormat.Csv(settings, schema).newParser();
    assertThat(ParsedRecord.of(parser, "1,2,Oslo,-7.5").label()).isEqualTo(-7.5);
  }

  @Test
  void keyMayBeAnyColumnAndMustBeOne() {
    CsvSettings csv = new CsvSettings(',', "label", "", List.of("city"), List.of(), List.of());
    CsvSchema schema = schema(GoodRecords.CSV_HEADER, SAMPLE, csv);
    RecordParser parser = new RecordFormat.Csv(keyed("city"), schema).newParser();
    assertThat(ParsedRecord.of(parser, "1,2,7.5,3").numericKey()).isEqualTo(7.5);
    assertThat(ParsedRecord.of(parser, "1,2,nan,3").reason())
        .isEqualTo("key city must be a finite number, was nan");
    assertThat(ParsedRecord.of(parser, "1,2,,3").reason())
        .isEqualTo("key city must not be missing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordFormat.Csv(keyed("citi"), schema))
        .withMessageStartingWith("input.key must be a column, was citi; the nearest is city");
  }

  private static ParserSettings keyed(String field) {
    KeyField key = new KeyField(KeyField.Kind.NUMBER, field);
    return new ParserSettings(18, LossType.LOGISTIC, key, ParserSettings.RECORD_LENGTH_MAX);
  }

  private static RecordParser textParser() {
    return parser(
        "label,review",
        "1,good",
        new CsvSettings(',', "label", "", List.of(), List.of(), List.of("review")));
  }

  private static RecordParser parser(String header, String sample, CsvSettings settings) {
    CsvSchema schema = schema(header, sample, settings);
    return new RecordFormat.Csv(GoodRecords.settings(), schema).newParser();
  }

  private static CsvSchema schema(String header, String sample, CsvSettings settings) {
    return CsvSchema.infer(
        header.getBytes(StandardCharsets.UTF_8),
        List.of(sample.getBytes(StandardCharsets.UTF_8)),
        settings);
  }

  private static int hash(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return new FeatureHash(18).coordinate(bytes, 0, bytes.length);
  }
}
