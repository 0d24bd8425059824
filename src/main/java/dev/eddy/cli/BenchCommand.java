package dev.eddy.cli;

import dev.eddy.cli.bench.Bench;
import dev.eddy.cli.bench.BenchSettings;
import dev.eddy.cli.bench.BitEquality;
import dev.eddy.cli.bench.ChildJvm;
import dev.eddy.cli.bench.DataSet;
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

/** Measures. */
@Command(
    name = "bench",
    subcommands = ScaleCommand.class,
    mixinStandardHelpOptions = true,
    description = {
      "Measures examples per second on generated data, eddy beside a plain loop of one",
      "thread over the same bytes, in turn, each in a JVM of its own, and prints the",
      "medians as a Markdown table."
    })
final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      split = ",",
      defaultValue = "clicks",
      description = "Of: ${COMPLETION-CANDIDATES}. Default: clicks.")
  private List<DataSet> data;

  @Option(
      names = "--source",
      split = ",",
      defaultValue = "file",
      description = {
        "Of: file, kafka. From a topic of 4 partitions the yardstick is a job that reads it",
        "and forgets it. Default: file."
      })
  private List<Source> sources;

  @Option(
      names = "--optimizer",
      split = ",",
      defaultValue = "adagrad",
      description = "Of: adagrad, nag, ftrl. Default: adagrad.")
  private List<OptimizerType> optimizers;

  @Option(
      names = "--workers",
      split = ",",
      defaultValue = "1,2",
      description = "eddy runs with each of these, and with as many shards. Default: 1,2.")
  private List<Integer> workers;

  @Option(
      names = "--examples",
      paramLabel = "N",
      description = "Default: clicks and dense 8000000, text 3000000.")
  private Optional<Integer> examples = Optional.empty();

  @Option(names = "--rounds", defaultValue = "3", description = "Default: 3.")
  private int rounds;

  @Option(
      names = "--bits",
      description = "Logarithm of the number of weights. Default: clicks 22, others 18.")
  private Optional<Integer> bits = Optional.empty();

  @Option(
      names = "--batch-size",
      defaultValue = "16384",
      description = "Examples of a step, from a topic a fourth of each partition. Default: 16384.")
  private int batchSize;

  @Option(
      names = "--splits",
      defaultValue = "1",
      description = {
        "Byte ranges in which eddy reads a file at once, each with its part of a step; not for",
        "clicks, whose truth drifts along the file. Default: 1."
      })
  private int splits;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "out/bench",
      description =
          "Folder of data and results; data that are there serve again. Default: out/bench.")
  private Path folder;

  @Option(names = "-D", paramLabel = "KEY=VALUE", description = "One option of eddy.")
  private Map<String, String> options = new LinkedHashMap<>();

  @Option(
      names = "--shares",
      description = "Run each contender once more and say what its time is spent on.")
  private boolean hasShares;

  @Option(
      names = "--unevaluated",
      description = "Run eddy without any evaluation, too, in each round.")
  private boolean hasUnevaluated;

  @Option(
      names = "--check",
      description = {
        "Instead: train with 4 shards at parallelism 1, 2 and 4 and compare theta and the",
        "digest of all gradients; exit code 1 if they differ."
      })
  private boolean isCheck;

  @Override
  public Integer call() throws Exception {
    ChildJvm jvm =
        new ChildJvm(List.of(Eddy.class.getName(), ContenderCommand.NAME), folder.toAbsolutePath());
    if (isCheck) {
      return new BitEquality(settings(), jvm, System.err).holds() ? 0 : 1;
    }
    spec.commandLine().getOut().print(new Bench(settings(), jvm, System.err).run());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private BenchSettings settings() {
    return new BenchSettings(
        folder,
        data,
        sources,
        optimizers,
        workers,
        examples,
        rounds,
        bits,
        batchSize,
        splits,
        hasShares,
        hasUnevaluated,
        options);
  }
}
