package dev.eddy.cli;

import dev.eddy.cli.bench.BenchSettings;
import dev.eddy.cli.bench.ChildJvm;
import dev.eddy.cli.bench.DataSet;
import dev.eddy.cli.bench.ModelOfScale;
import dev.eddy.cli.bench.ScaleReport;
import dev.eddy.cli.bench.Source;
import dev.eddy.learning.optimizer.OptimizerType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plans a cluster. */
@Command(
    name = "model-of-scale",
    mixinStandardHelpOptions = true,
    description = {
      "Measures what a step costs with one worker, checks with 1, 2 and 4 workers what a",
      "model of scale makes of it, and predicts for 1 to 64 machines."
    })
final class ScaleCommand implements Callable<Integer> {
  private static final double MICRO = 1e-6;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      defaultValue = "clicks",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: clicks.")
  private DataSet data;

  @Option(
      names = "--optimizer",
      defaultValue = "adagrad",
      description = "One of: adagrad, nag, ftrl. Default: adagrad.")
  private OptimizerType optimizer;

  @Option(
      names = "--examples",
      paramLabel = "N",
      description = "Default: clicks and dense 8000000, text 3000000.")
  private Optional<Integer> examples = Optional.empty();

  @Option(
      names = "--bits",
      description = "Logarithm of the number of weights. Default: clicks 22, others 18.")
  private Optional<Integer> bits = Optional.empty();

  @Option(
      names = "--batch-size",
      defaultValue = "4096",
      description = "Examples of a step over all workers. Default: 4096.")
  private int batchSize;

  @Option(
      names = "--cores",
      defaultValue = "4",
      description = "Of each machine that is predicted for. Default: 4.")
  private int cores;

  @Option(
      names = "--latency-micros",
      defaultValue = "100",
      description = "Of a message from one of these machines to another. Default: 100.")
  private double latencyMicros;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "out/bench",
      description = "Folder of data and results. Default: out/bench.")
  private Path folder;

  @Option(names = "-D", paramLabel = "KEY=VALUE", description = "One option of eddy.")
  private Map<String, String> options = new LinkedHashMap<>();

  @Override
  public Integer call() throws Exception {
    if (cores < 1 || !(latencyMicros >= 0)) {
      throw new IllegalArgumentException(
          "--cores must be >= 1 and --latency-micros >= 0, were %d and %s"
              .formatted(cores, latencyMicros));
    }
    ChildJvm jvm =
        new ChildJvm(List.of(Eddy.class.getName(), ContenderCommand.NAME), folder.toAbsolutePath());
    ModelOfScale model = new ModelOfScale(settings(), jvm, System.err);
    spec.commandLine().getOut().print(model.run(new ScaleReport(cores, latencyMicros * MICRO)));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private BenchSettings settings() {
    return new BenchSettings(
        folder,
        List.of(data),
        List.of(Source.FILE),
        List.of(optimizer),
        List.of(1),
        examples,
        1,
        bits,
        batchSize,
        1,
        false,
        false,
        options);
  }
}
