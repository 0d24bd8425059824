package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.eddy.format.Verdict.Kind;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.loss.LossType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Reads whole public data sets, where they are there. */
class RealFilesTest {
  private static final Set<String> NUMBERS = Set.of("cnt", "ridership");
  private static final ParserSettings CLASSES =
      new ParserSettings(18, LossType.LOGISTIC, KeyField.none(), 1 << 20);

  @Test
  void everyRowOfA9aIsAnExample() {
    List<byte[]> lines = lines("a9a.libsvm.gz");
    assertThat(count(new RecordFormat.Libsvm(CLASSES), lines))
        .containsExactlyInAnyOrderEntriesOf(Map.of(Kind.ACCEPTED, 32_560));
  }

  @Test
  void everyRowOfElec2IsAnExample() {
    assertThat(countCsv("elec2.csv.gz", CsvSettings.ofLabel("class")))
        .containsExactlyInAnyOrderEntriesOf(Map.of(Kind.ACCEPTED, 45_312, Kind.SKIPPED, 1));
  }

  @Test
  void everyRowOfCreditDefaultIsAnExample() {
    CsvSettings settings =
        new CsvSettings(',', "default_payment_next_month", "", List.of("ID"), List.of(), List.of());
    assertThat(countCsv("credit-default.csv.gz", settings))
        .containsExactlyInAnyOrderEntriesOf(Map.of(Kind.ACCEPTED, 30_000, Kind.SKIPPED, 1));
  }

  @Test
  void everyRowOfLendingClubIsAnExample() {
    CsvSettings settings = new CsvSettings(',', "Class", "bad", List.of(), List.of(), List.of());
    assertThat(countCsv("lending_club.csv.gz", settings))
        .containsExactlyInAnyOrderEntriesOf(Map.of(Kind.ACCEPTED, 9_857, Kind.SKIPPED, 1));
  }

  @Test
  void everyRowOfFineFoodsIsAnExampleOfWords() {
    CsvSettings settings =
        new CsvSettings(',', "score", "great", List.of("product"), List.of(), List.of("review"));
    assertThat(countCsv("fine_foods.csv.gz", settings))
        .containsExactlyInAnyOrderEntriesOf(Map.of(Kind.ACCEPTED, 4_000, Kind.SKIPPED, 1));
  }

  /** Ten messages begin with a quote and go on behind the next: no csv cell. */
  @Test
  void messagesOfSmsSpamAreExamplesUnlessTheirQuotesAreNoCsv() {
    CsvSettings settings = new CsvSettings('\t', "0", "spam", List.of(), List.of(), List.of("1"));
    assertThat(countCsv("sms-spam.tsv.gz", settings))
        .containsExactlyInAnyOrderEntriesOf(Map.of(Kind.ACCEPTED, 5_564, Kind.REJECTED, 10));
  }

  @Test
  void everyRowOfSeaAndOfTheRegressionsIsAnExample() {
    assertThat(countCsv("sea.csv.gz", CsvSettings.ofLabel("class")))
        .containsExactlyInAnyOrderEntriesOf(Map.of(Kind.ACCEPTED, 40_000, Kind.SKIPPED, 1));
    assertThat(countCsv("bike-hour.csv.gz", CsvSettings.ofLabel("cnt")))
        .containsExactlyInAnyOrderEntriesOf(Map.of(Kind.ACCEPTED, 17_379, Kind.SKIPPED, 1));
    assertThat(countCsv("chicago.csv.gz", CsvSettings.ofLabel("ridership")))
        .containsExactlyInAnyOrderEntriesOf(Map.of(Kind.ACCEPTED, 5_698, Kind.SKIPPED, 1));
  }

  private static Map<Kind, Integer> countCsv(String file, CsvSettings settings) {
    List<byte[]> lines = lines(file);
    CsvSchema schema = CsvSchema.of(List.of(lines.subList(0, 1_000)), "auto", settings);
    LossType loss = NUMBERS.contains(settings.label()) ? LossType.SQUARED : LossType.LOGISTIC;
    ParserSettings parser = new ParserSettings(18, loss, KeyField.none(), 1 << 20);
    return count(new RecordFormat.Csv(parser, schema), lines);
  }

  private static Map<Kind, Integer> count(RecordFormat format, List<byte[]> lines) {
    RecordParser parser = format.newParser();
    ExampleBuffer example = new ExampleBuffer();
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    for (byte[] line : lines) {
      counts.merge(parser.parse(line, 0, line.length, example).kind(), 1, Integer::sum);
    }
    return counts;
  }

  private static List<byte[]> lines(String file) {
    Path path = Path.of(System.getProperty("eddy.shared.data", "../shared/data"), file);
    assumeTrue(Files.exists(path), path + " is not there");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      // A carriage return within a line, which text messages hold, does not end it.
      String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      return Stream.of(text.split("\n"))
          .filter(line -> !line.isEmpty())
          .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
