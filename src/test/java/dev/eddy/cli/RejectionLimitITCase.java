package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.format.FormatType;
import dev.eddy.format.GoodRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code input.rejected.limit} on a file whose second half is garbage. */
class RejectionLimitITCase {
  private static final int GOOD = 4_000;

  @TempDir private Path folder;
  private Path input;

  @BeforeEach
  void writeInput() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < GOOD; i++) {
      lines.add(GoodRecords.line(FormatType.VW, i));
    }
    for (int i = 0; i < GOOD; i++) {
      lines.add("garbage " + i);
    }
    input = Files.write(folder.resolve("half.vw"), lines);
  }

  @Test
  void theJobFailsAtOnceWithOneLineThatSaysWhy() throws IOException {
    String earlier = null;
    for (int parallelism : new int[] {1, 2}) {
      CommandRun run =
          train(
              "-D",
              "input.rejected.limit=0.1",
              "-D",
              "input.rejected.window=1000",
              "-D",
              "parallelism.default=" + parallelism);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err().lines().filter(line -> line.startsWith("eddy: ")).toList())
          .singleElement()
          .asString()
          .matches(
              "eddy: job failed: input.rejected.limit must hold: at most 0.1 of the last 1\\d\\d\\d"
                  + " records may be rejected, were \\d+ \\(0\\.\\d+\\); last: half.vw offset"
                  + " (4\\d\\d\\d): .* must .*; half.vw offset .*")
          .satisfies(line -> assertThat(line.length()).isLessThan(1000));
      String told = run.err().lines().filter(line -> line.startsWith("eddy: ")).findFirst().get();
      assertThat(earlier == null || told.equals(earlier)).as(told).isTrue();
      earlier = told;
      assertThat(folder.resolve("run/summary.json")).doesNotExist();
    }
  }

  @Test
  void withoutALimitTheRestIsTrainedAndTheJobIsDone() throws IOException {
    CommandRun run = train();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(
            new ObjectMapper()
                .readTree(folder.resolve("run/summary.json").toFile())
                .get("rejected")
                .asInt())
        .isEqualTo(GOOD);
  }

  @Test
  void aLimitThatIsNoShareIsRefused() {
    for (String limit : List.of("0", "1.5", "NaN")) {
      CommandRun run = train("-D", "input.rejected.limit=" + limit);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .contains("input.rejected.limit must be a number above 0 and at most 1.0, was " + limit);
    }
  }

  private CommandRun train(String... options) {
    List<String> arguments = new ArrayList<>(List.of("train", "-D", "input.path=" + input));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--output", folder.resolve("run").toString()));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
