package dev.eddy.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.cli.bench.measure.ContenderRun;
import dev.eddy.cli.bench.measure.Measurement;
import dev.eddy.job.options.ConfigurationReader;
import dev.eddy.learning.optimizer.OptimizerType;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real runs on all data sets, in this JVM to be quick. */
class BenchRoundsITCase {
  private static final int EXAMPLES = 2_000;

  @TempDir private Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream unheard = new PrintStream(OutputStream.nullOutputStream(), true);
  private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

  @Test
  void tableHasTheNumbersOfEachContender() throws Exception {
    List<String> lines = new Bench(settings(), this::runHere, out).run().lines().toList();
    assertThat(lines.get(1)).matches("\\|( --- \\|){12}");
    assertThat(lines).hasSize(11);
    int row = 2;
    for (DataSet data : DataSet.values()) {
      String scenario = "\\| " + data + ", file, nag \\| ";
      String speed = "[1-9][\\d,]* \\| [\\d.]+ M";
      assertThat(lines.get(row++))
          .matches(scenario + "plain loop \\| " + speed + " \\| 1\\.00 \\| 0\\.\\d{5} \\|.*");
      assertThat(lines.get(row++))
          .matches(
              (scenario + "eddy, 2 \\| " + speed + " \\| \\d\\.\\d\\d \\| 0\\.\\d{5}")
                  + " \\| [+-]\\d+\\.\\d\\d % \\| [1-9][\\d,]* \\| [1-9][\\d,.]+ \\|.*");
      assertThat(lines.get(row++))
          .matches(
              (scenario + "eddy, 2, no evaluation \\| " + speed + " \\| \\d\\.\\d\\d \\| ")
                  + " \\|  \\| [1-9][\\d,]* \\| [1-9][\\d,.]+ \\|.*");
    }
    assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(9);
  }

  private BenchSettings settings() {
    return new BenchSettings(
        folder,
        List.of(DataSet.values()),
        List.of(Source.FILE),
        List.of(OptimizerType.NAG),
        List.of(2),
        Optional.of(EXAMPLES),
        1,
        Optional.empty(),
        64,
        2,
        false,
        true,
        Map.of("evaluation.sliding-windows", "2"));
  }

  private Measurement runHere(Run run) throws Exception {
    Map<String, String> all = new HashMap<>(run.options());
    all.put("output.directory", folder.resolve(run.name()).toString());
    return ContenderRun.of(
        run.contestant(),
        ConfigurationReader.read(Optional.empty(), all),
        run.isProfiled(),
        unheard);
  }
}
