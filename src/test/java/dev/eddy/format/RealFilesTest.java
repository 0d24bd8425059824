package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.eddy.format.Verdict.Kind;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.loss.LossType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Reads whole public data sets, where they are there. */
class RealFilesTest {
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

  private static Map<Kind, Integer> countCsv(String file, CsvSettings settings) {
    List<byte[]> lines = lines(file);
    CsvSchema schema = CsvSchema.infer(lines.get(0), lines.subList(1, 1_000), settings);
    return count(new RecordFormat.Csv(CLASSES, schema), lines);
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
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.ISO_8859_1))) {
      List<byte[]> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line.getBytes(StandardCharsets.ISO_8859_1));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
