package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.format.BadRecords;
import dev.eddy.format.BadRecords.BadRecord;
import dev.eddy.format.FormatType;
import dev.eddy.format.GoodRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand bad lines of every kind among ten thousand good ones. */
class BadLinesITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GOOD = 10_000;
  private static final int BAD = 1_000;
  private static final int LENGTH_MAX = 4_096;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(FormatType.class)
  void everyBadLineIsRejectedWithItsReasonAndEveryGoodOneTrained(FormatType type)
      throws IOException {
    Map<Long, BadRecord> badByLine = new TreeMap<>();
    Path input = write(type, badByLine);

    CommandRun run =
        CommandRun.of(
            "train",
            "-D",
            "input.path=" + input,
            "-D",
            "input.format=" + type.name().toLowerCase(Locale.ROOT),
            "-D",
            "input.csv.label=label",
            "-D",
            "input.record-length-max=" + LENGTH_MAX,
            "--output",
            folder.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode summary = JSON.readTree(Files.readString(folder.resolve("summary.json")));
    assertThat(summary.get("read").asInt()).isEqualTo(GOOD + BAD);
    assertThat(summary.get("trained").asInt()).isEqualTo(GOOD);
    assertThat(summary.get("rejected").asInt()).isEqualTo(BAD);
    Map<Long, String> reasons = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve("rejected.jsonl"))) {
      JsonNode rejected = JSON.readTree(line);
      assertThat(rejected.get("split").asText()).isEqualTo(input.getFileName().toString());
      reasons.put(rejected.get("offset").asLong(), rejected.get("reason").asText());
    }
    assertThat(reasons.keySet()).isEqualTo(badByLine.keySet());
    badByLine.forEach((line, bad) -> assertThat(reasons.get(line)).startsWith(bad.reason()));
  }

  /** Writes good and bad lines in a random order, and notes where the bad ones are. */
  private Path write(FormatType type, Map<Long, BadRecord> badByLine) throws IOException {
    List<BadRecord> kinds = new ArrayList<>(BadRecords.of(type));
    kinds.add(BadRecords.tooLong(type, LENGTH_MAX));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < GOOD + BAD; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long lineNumber = 0;
    if (type == FormatType.CSV) {
      bytes.write(GoodRecords.CSV_HEADER.getBytes(StandardCharsets.UTF_8));
      bytes.write('\n');
      lineNumber++;
    }
    for (int i : order) {
      if (i < BAD) {
        BadRecord bad = kinds.get(i % kinds.size());
        bytes.write(bad.bytes());
        badByLine.put(lineNumber, bad);
      } else {
        bytes.write(GoodRecords.line(type, i).getBytes(StandardCharsets.UTF_8));
      }
      bytes.write('\n');
      lineNumber++;
    }
    return Files.write(folder.resolve("lines.txt"), bytes.toByteArray());
  }
}
