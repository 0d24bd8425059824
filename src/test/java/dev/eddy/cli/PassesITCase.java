package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three passes over a file are one pass over a file that has everything three times. */
class PassesITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RECORD_COUNT = 1_500;

  @TempDir private Path folder;

  @Test
  void aTextWithoutAHeader() throws IOException {
    assertThreePasses(csv(), ".csv", List.of("input.csv.label=2"));
  }

  @Test
  void aTextWhoseHeaderIsSkippedInEachPass() throws IOException {
    JsonNode summary = assertThreePasses("a,b,y\n" + csv(), ".csv", List.of("input.csv.label=y"));
    assertThat(summary.get("read").asInt()).isEqualTo(3 * RECORD_COUNT);
    assertThat(summary.get("trained").asInt()).isEqualTo(3 * (RECORD_COUNT - RECORD_COUNT / 50));
  }

  @Test
  void aSparseText() throws IOException {
    assertThreePasses(libsvm(), ".libsvm", List.of());
  }

  @Test
  void aCompressedSparseText() throws IOException {
    assertThreePasses(libsvm(), ".libsvm.gz", List.of());
  }

  @Test
  void killsInAnyPassChangeNothing() throws IOException {
    Path file = write("once.csv", csv());
    List<String> options = List.of("input.csv.label=2", "input.passes=20");
    JsonNode calm = summary("calm", file, options);
    JsonNode killed = summary("killed", file, options, "--kill", "3");
    assertThat(killed.get("restarts").asInt()).isEqualTo(3);
    assertSame(killed, calm);
  }

  @Test
  void pointsOfATopicAreRefusedForAFile() throws IOException {
    Path file = write("once.csv", csv());
    CommandRun run = train("run", file, List.of("input.csv.label=2", "input.end=latest"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "input.end must be unset for files, which are read from beginning to end, was latest");
  }

  private JsonNode assertThreePasses(String text, String suffix, List<String> options)
      throws IOException {
    Path once = write("once" + suffix, text);
    Path thrice = write("thrice" + suffix, text.repeat(3));
    List<String> threePasses = new ArrayList<>(options);
    threePasses.add("input.passes=3");
    JsonNode actual = summary("passes", once, threePasses);
    assertThat(actual.get("rejected").asInt()).isPositive();
    assertSame(actual, summary("thrice", thrice, options));
    return actual;
  }

  private static void assertSame(JsonNode actual, JsonNode expected) {
    for (String fact :
        List.of("read", "trained", "rejected", "steps", "theta_sha256", "gradient_digest")) {
      assertThat(actual.get(fact)).as(fact).isEqualTo(expected.get(fact));
    }
  }

  private JsonNode summary(String name, Path input, List<String> options, String... more)
      throws IOException {
    CommandRun run = train(name, input, options, more);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return JSON.readTree(Files.readString(folder.resolve(name).resolve("summary.json")));
  }

  private CommandRun train(String name, Path input, List<String> options, String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", "-D", "input.path=" + input));
    options.forEach(option -> arguments.addAll(List.of("-D", option)));
    arguments.addAll(List.of("--output", folder.resolve(name).toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out =
        name.endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static String csv() {
    return records("%2$.4f,%3$.2f,%1$d%n");
  }

  private static String libsvm() {
    return records("%1$d 0:%2$.4f 1:%3$.2f%n");
  }

  /** Returns records one of which in 50 is bad. */
  private static String records(String layout) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < RECORD_COUNT; i++) {
      double a = random.nextGaussian();
      double b = 100 * random.nextGaussian();
      int label = a + b / 100 + .3 * random.nextGaussian() > 0 ? 1 : 0;
      text.append(i % 50 == 7 ? "bad\n" : String.format(Locale.ROOT, layout, label, a, b));
    }
    return text.toString();
  }
}
