package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.format.BadRecords.BadRecord;
import dev.eddy.format.KeyField.Kind;
import dev.eddy.format.ReferenceParser.Example;
import dev.eddy.format.bytes.FeatureHash;
import dev.eddy.format.interaction.Interactions;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.loss.Labels;
import dev.eddy.learning.loss.LossType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every parser promises: it never throws, and each record gets one verdict. */
abstract class RecordParserContract {
  /** More of them: {@code -Deddy.fuzz.records=1000000}. */
  private static final long FUZZ_COUNT = Long.getLong("eddy.fuzz.records", 200_000);

  private static final int GOOD_COUNT = 200;

  private final FormatType type;

  RecordParserContract(FormatType type) {
    this.type = type;
  }

  /** Returns a parser of the format that {@link GoodRecords} have. */
  final RecordParser parser(ParserSettings settings) {
    return GoodRecords.format(type, settings).newParser();
  }

  final RecordParser parser() {
    return parser(GoodRecords.settings());
  }

  @Test
  void goodRecordsAreExamples() {
    RecordParser parser = parser();
    for (byte[] record : good()) {
      ParsedRecord parsed = ParsedRecord.of(parser, record);
      assertThat(parsed.reason()).isEmpty();
      assertThat(parsed.problem(18)).isEmpty();
      assertThat(parsed.features()).hasSizeGreaterThan(1);
    }
  }

  @Test
  void badRecordsAreRejectedForTheirReason() {
    RecordParser parser = parser();
    for (BadRecord bad : BadRecords.of(type)) {
      ParsedRecord parsed = ParsedRecord.of(parser, bad.bytes());
      assertThat(parsed.verdict().kind()).as(bad.line()).isEqualTo(Verdict.Kind.REJECTED);
      assertThat(parsed.reason()).as(bad.line()).startsWith(bad.reason());
      assertThat(parsed.problem(18)).as(bad.line()).isEmpty();
    }
  }

  @Test
  void goodRecordsAreNoneTheWorseForBadOnesBetweenThem() {
    RecordParser parser = parser();
    List<byte[]> records = good();
    List<BadRecord> bad = BadRecords.of(type);
    for (int i = 0; i < records.size(); i++) {
      ParsedRecord.of(parser, bad.get(i % bad.size()).bytes());
      assertThat(ParsedRecord.of(parser, records.get(i)))
          .isEqualTo(ParsedRecord.of(parser(), records.get(i)));
    }
  }

  @Test
  void recordWithoutTheNumberOfItsKeyIsRejectedOnlyWhereOneIsWanted() {
    for (BadRecord bad : BadRecords.withoutKey(type)) {
      RecordParser byRange = parser(GoodRecords.settings(type, Kind.NUMBER));
      RecordParser byHash = parser(GoodRecords.settings(type, Kind.HASH));
      assertThat(ParsedRecord.of(byRange, bad.bytes()).reason())
          .as(bad.line())
          .startsWith(bad.reason());
      assertThat(ParsedRecord.of(byHash, bad.bytes()).reason()).as(bad.line()).isEmpty();
      assertThat(ParsedRecord.of(parser(), bad.bytes()).reason()).as(bad.line()).isEmpty();
    }
  }

  @Test
  void keyOfAMissingFieldIsTheHashOfNoBytes() {
    RecordParser parser = parser(GoodRecords.settings(type, Kind.HASH));
    byte[] record = BadRecords.withoutKey(type).get(0).bytes();
    assertThat(ParsedRecord.of(parser, record).key())
        .isEqualTo(FeatureHash.murmur(new byte[0], 0, 0, 0));
  }

  @Test
  void keyIsTakenFromTheFieldAlone() {
    RecordParser byRange = parser(GoodRecords.settings(type, Kind.NUMBER));
    RecordParser byHash = parser(GoodRecords.settings(type, Kind.HASH));
    String fraction = type == FormatType.CSV || type == FormatType.JSON ? ".5" : "";
    for (long number = 0; number < 90; number++) {
      String line = GoodRecords.line(type, number);
      byte[] key = (number + fraction).getBytes(StandardCharsets.US_ASCII);
      assertThat(ParsedRecord.of(byRange, line).numericKey())
          .isEqualTo(Double.parseDouble(number + fraction));
      assertThat(ParsedRecord.of(byHash, line).key())
          .isEqualTo(FeatureHash.murmur(key, 0, key.length, 0));
    }
  }

  @Test
  void recordWithoutItsLabelIsAnExampleOnlyWhereThatIsAllowed() {
    for (Kind kind : Kind.values()) {
      RecordParser parser = parser(GoodRecords.unlabeledSettings(type, kind));
      RecordParser strict = parser(GoodRecords.settings(type, kind));
      for (long number = 0; number < GOOD_COUNT; number++) {
        ParsedRecord labeled = ParsedRecord.of(parser, GoodRecords.line(type, number));
        String line = GoodRecords.unlabeled(type, number);
        assertThat(ParsedRecord.of(parser, line))
            .isEqualTo(
                new ParsedRecord(
                    Verdict.unlabeled(),
                    Double.NaN,
                    labeled.features(),
                    labeled.values(),
                    labeled.key(),
                    labeled.numericKey()));
        assertThat(labeled.verdict()).isEqualTo(Verdict.accepted());
        assertThat(ParsedRecord.of(strict, line).reason()).isEqualTo("label must not be missing");
      }
    }
  }

  @Test
  void recordThatIsBadOtherwiseIsRejectedWhereLabelsMayBeMissing() {
    RecordParser parser = parser(GoodRecords.unlabeledSettings(type, Kind.NONE));
    for (BadRecord bad : BadRecords.of(type)) {
      ParsedRecord parsed = ParsedRecord.of(parser, bad.bytes());
      assertThat(parsed.problem(18)).as(bad.line()).isEmpty();
      if (!bad.reason().startsWith("label must not be missing")) {
        assertThat(parsed.reason()).as(bad.line()).startsWith(bad.reason());
      }
    }
  }

  @Test
  void interactionsAddFeaturesAndChangeNothingElse() {
    RecordParser plain = parser();
    RecordParser paired = parser(paired(100));
    RecordParser narrow = parser(paired(1));
    boolean hasPairs = !paired(1).interactions().isEmpty();
    for (byte[] record : good()) {
      ParsedRecord expected = ParsedRecord.of(plain, record);
      ParsedRecord parsed = ParsedRecord.of(paired, record);
      assertThat(parsed.verdict()).isEqualTo(Verdict.accepted());
      assertThat(parsed.label()).isEqualTo(expected.label());
      assertThat(parsed.features().subList(0, expected.features().size()))
          .isEqualTo(expected.features());
      assertThat(parsed.values().subList(0, expected.values().size())).isEqualTo(expected.values());
      assertThat(parsed.features().size() > expected.features().size()).isEqualTo(hasPairs);
      assertThat(ParsedRecord.of(narrow, record).reason())
          .startsWith(hasPairs ? "interactions must be at most 1, had " : "");
    }
  }

  @Test
  void recordLongerThanTheLimitIsRejectedAndOneOfTheLimitIsNot() {
    int lengthMax = 100;
    ParserSettings settings = new ParserSettings(18, LossType.LOGISTIC, KeyField.none(), lengthMax);
    BadRecord tooLong = BadRecords.tooLong(type, lengthMax);
    assertThat(tooLong.bytes()).hasSize(lengthMax + 1);
    assertThat(ParsedRecord.of(parser(settings), tooLong.bytes()).reason())
        .isEqualTo(tooLong.reason());
    byte[] fits = Arrays.copyOf(tooLong.bytes(), lengthMax);
    assertThat(ParsedRecord.of(parser(settings), fits).reason()).isEmpty();
  }

  @Test
  void bufferIsClearedFirst() {
    ExampleBuffer example = new ExampleBuffer();
    example.label(7);
    example.add(1, 7);
    example.key(7);
    example.numericKey(7);
    byte[] empty = {};
    assertThat(parser().parse(empty, 0, 0, example).isAccepted()).isFalse();
    assertThat(example.label()).isNaN();
    assertThat(example.featureCount()).isZero();
    assertThat(example.key()).isZero();
    assertThat(example.numericKey()).isZero();
  }

  @Test
  void lineEndAndByteOrderMarkAreNoPartOfARecord() {
    String record = GoodRecords.line(type, 1);
    ParsedRecord expected = ParsedRecord.of(parser(), record);
    assertThat(ParsedRecord.of(parser(), record + "\n")).isEqualTo(expected);
    assertThat(ParsedRecord.of(parser(), record + "\r\n")).isEqualTo(expected);
    assertThat(ParsedRecord.of(parser(), record + "\r")).isEqualTo(expected);
    assertThat(ParsedRecord.of(parser(), "\ufeff" + record)).isEqualTo(expected);
  }

  @Test
  void spacesAroundARecordDoNotCount() {
    String record = GoodRecords.line(type, 1);
    ParsedRecord expected = ParsedRecord.of(parser(), record);
    assertThat(ParsedRecord.of(parser(), "  " + record + "  ")).isEqualTo(expected);
  }

  @Test
  void everyBeginningOfARecordHasAVerdict() {
    byte[] record = good().get(1);
    for (int length = 0; length <= record.length; length++) {
      ParsedRecord parsed = ParsedRecord.of(parser(), Arrays.copyOf(record, length));
      assertThat(parsed.problem(18)).isEmpty();
    }
  }

  @Test
  void anyBytesHaveAVerdict() {
    Random random = new Random(11);
    RecordParser parser = parser();
    for (int i = 0; i < 20_000; i++) {
      byte[] record = new byte[random.nextInt(80)];
      random.nextBytes(record);
      assertThat(ParsedRecord.of(parser, record).problem(18)).isEmpty();
    }
  }

  @Test
  void formatTravelsInJavaSerialization() throws IOException, ClassNotFoundException {
    RecordFormat format = GoodRecords.format(type, GoodRecords.settings(type, Kind.NUMBER));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(format);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      RecordFormat copy = (RecordFormat) in.readObject();
      assertThat(copy).isEqualTo(format);
      String record = GoodRecords.line(type, 1);
      assertThat(ParsedRecord.of(copy.newParser(), record))
          .isEqualTo(ParsedRecord.of(format.newParser(), record));
    }
  }

  /**
   * The second parser sees the same records with other bytes around them, and is made anew now and
   * then: what it says must depend on neither.
   */
  @Test
  void spoiledRecordsHaveOneVerdictAndFiniteNumbers() {
    Mutator mutator = Mutator.of(type, 23);
    List<ParserSettings> settings = fuzzSettings();
    List<RecordParser> parsers = new ArrayList<>(settings.stream().map(this::parser).toList());
    List<RecordParser> others = new ArrayList<>(parsers.size());
    settings.forEach(each -> others.add(parser(each)));
    long acceptedCount = 0;
    for (long i = 0; i < FUZZ_COUNT; i++) {
      int which = (int) (i % parsers.size());
      byte[] record = mutator.next();
      ParsedRecord parsed = ParsedRecord.of(parsers.get(which), record);
      String problem = parsed.problem(settings.get(which).bits());
      if (i % 100 == which) {
        others.set(which, parser(settings.get(which)));
      }
      byte[] page = surrounded(record);
      ParsedRecord other = ParsedRecord.of(others.get(which), page, 16, 16 + record.length);
      // A plain comparison: millions of assertion objects would take longer than the parser.
      if (!problem.isEmpty() || !parsed.equals(other)) {
        throw new AssertionError(
            "%s: %s; %s or %s"
                .formatted(
                    new String(record, StandardCharsets.ISO_8859_1), problem, parsed, other));
      }
      acceptedCount += parsed.verdict().isAccepted() ? 1 : 0;
    }
    // Spoiling that spoils all or nothing tries nothing.
    assertThat(acceptedCount).isBetween(FUZZ_COUNT / 50, FUZZ_COUNT * 9 / 10);
  }

  @Test
  void spoiledRecordsAreWhatASlowParserMakesOfThem() {
    Mutator mutator = Mutator.of(type, 29);
    RecordParser parser = parser();
    for (long i = 0; i < FUZZ_COUNT / 4; i++) {
      byte[] record = mutator.next();
      ParsedRecord parsed = ParsedRecord.of(parser, record);
      if (parsed.verdict().kind() == Verdict.Kind.SKIPPED) {
        continue;
      }
      String line = new String(record, StandardCharsets.ISO_8859_1);
      Optional<Example> expected = ReferenceParser.parse(type, line);
      Optional<Example> actual =
          Optional.of(new Example(parsed.label(), parsed.features(), parsed.values()))
              .filter(example -> parsed.verdict().isAccepted());
      if (!actual.equals(expected)) {
        throw new AssertionError("%s: %s, expected %s".formatted(line, parsed, expected));
      }
    }
  }

  private List<ParserSettings> fuzzSettings() {
    KeyField number = GoodRecords.settings(type, Kind.NUMBER).key();
    KeyField hash = GoodRecords.settings(type, Kind.HASH).key();
    return List.of(
        GoodRecords.settings(),
        new ParserSettings(1, LossType.SQUARED, number, 200),
        new ParserSettings(10, LossType.LOGISTIC, hash, 200),
        new ParserSettings(28, Labels.of(LossType.SQUARED), KeyField.none(), 200, true),
        new ParserSettings(18, new Labels(LossType.LOGISTIC, 7, List.of()), hash, 200, false),
        paired(5));
  }

  private ParserSettings paired(int pairsMax) {
    Interactions interactions = GoodRecords.interactions(type, pairsMax);
    return GoodRecords.settings().withInteractions(interactions);
  }

  private List<byte[]> good() {
    List<byte[]> records = new ArrayList<>();
    LongStream.range(0, GOOD_COUNT)
        .forEach(i -> records.add(GoodRecords.line(type, i).getBytes(StandardCharsets.UTF_8)));
    return records;
  }

  /** Digits and quotes around a record are what a parser that reads too far would take in. */
  private static byte[] surrounded(byte[] record) {
    byte[] page = new byte[record.length + 32];
    Arrays.fill(page, (byte) '1');
    page[16 + record.length + 1] = '"';
    System.arraycopy(record, 0, page, 16, record.length);
    return page;
  }
}
