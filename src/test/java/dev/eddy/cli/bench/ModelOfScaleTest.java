package dev.eddy.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.cli.bench.measure.Measurement;
import dev.eddy.cli.bench.measure.Measurement.MemoryUse;
import dev.eddy.cli.bench.measure.TaskUse;
import dev.eddy.learning.optimizer.OptimizerType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelOfScaleTest {
  private static final int EXAMPLES = 4_000;

  @TempDir private Path folder;
  private final List<Map<String, String>> asked = new ArrayList<>();
  private final PrintStream unheard = new PrintStream(new ByteArrayOutputStream(), true);

  @Test
  void runsAreOfSeveralStepSizesAndNumbersOfWorkers() throws Exception {
    report();
    assertThat(asked)
        .extracting(
            options -> options.get("parallelism.default"),
            options -> options.get("input.splits"),
            options -> options.get("training.batch-size"))
        .containsExactly(
            tuple("1", "1", "256"),
            tuple("1", "1", "32"),
            tuple("1", "1", "4"),
            tuple("2", "2", "128"),
            tuple("4", "4", "64"));
    assertThat(asked).allMatch(options -> options.get("training.batch-ramp").equals("false"));
  }

  @Test
  void reportHasAssumptionsCostsChecksAndPredictions() throws Exception {
    String report = report();
    assertThat(report).startsWith("Assumed: ").contains("| costs of dense, file, nag |");
    assertThat(report).contains("| workers here |", "| workers | batch | 1 Gbit/s |");
    assertThat(report.lines().filter(line -> line.startsWith("| 64 | "))).hasSize(3);
    assertThat(report).contains("| 64 | 4,096 | ", "| 2^26 | ");
    // The run of one worker is what the model was made of: 256 examples in 2 ms.
    assertThat(report)
        .containsPattern("\\| 1 \\| \\d+ \\| 128,000 \\| 128,0\\d\\d \\| [+-]0 % \\|");
  }

  private String report() throws Exception {
    BenchSettings settings =
        new BenchSettings(
            folder,
            List.of(DataSet.DENSE),
            List.of(Source.FILE),
            List.of(OptimizerType.NAG),
            List.of(1),
            Optional.of(EXAMPLES),
            1,
            Optional.empty(),
            256,
            1,
            false,
            false,
            Map.of());
    Runner runner =
        run -> {
          asked.add(run.options());
          return measurement(run);
        };
    return new ModelOfScale(settings, runner, unheard).run(new ScaleReport(4, 1e-4));
  }

  /** Returns a run whose steps take a fixed time and one for each example. */
  private static Measurement measurement(Run run) {
    int workers = Integer.parseInt(run.options().get("parallelism.default"));
    int batch = workers * Integer.parseInt(run.options().get("training.batch-size"));
    double step = 1e-3 + batch * 1e-3 / 256;
    double server = batch * 1e-3 / 256;
    int steps = 100;
    return new Measurement(
        steps * step,
        (long) steps * batch,
        0.5,
        steps,
        0,
        steps * server,
        new MemoryUse(0, 0, 0, 0),
        "",
        "",
        Map.of(),
        List.of(new TaskUse("worker", steps * server, 0)));
  }

  private static Tuple tuple(Object... parts) {
    return Tuple.tuple(parts);
  }
}
