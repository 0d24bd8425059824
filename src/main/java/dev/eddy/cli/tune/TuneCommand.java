package dev.eddy.cli.tune;

import dev.eddy.job.JobArguments;
import dev.eddy.job.OutputFolder;
import dev.eddy.job.options.OutputOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains with each of many options and says which predicted best. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description = {
      "Trains with every combination of some options' values, in this process, one after the",
      "other, and ranks them by the prequential mean loss. The input must end.",
      "Progress goes to stderr, the ranking to stdout, tune.json and best.yaml."
    })
public final class TuneCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final String FOLDER = "out/tune";

  @Spec private CommandSpec spec;
  @Mixin private JobArguments job;

  @Option(
      names = "--grid",
      required = true,
      paramLabel = "KEY=VALUE,VALUE",
      description = {
        "An option and the values to try; as often as there are options to vary.",
        "Values that have commas are separated by |."
      })
  private final List<String> grid = new ArrayList<>();

  @Option(
      names = "--random",
      paramLabel = "N",
      description = "Try N combinations by the dice instead of all.")
  private Optional<Integer> random = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the dice. Default: 1.")
  private long seed;

  /** Made by the command line. */
  public TuneCommand() {}

  @Override
  public Integer call() throws Exception {
    Grid values = Grid.parse(grid);
    Configuration base = job.options();
    List<Variant> variants = random.map(count -> values.picks(count, seed)).orElseGet(values::all);
    Path folder = folder(base);
    Tuning tuning = new Tuning(base, folder, System.err);
    tuning.require(variants);
    List<Trial> trials = tuning.run(variants);
    requireOneThatStarted(trials);
    Ranking ranking = Ranking.of(trials, Tuning.blocksMax(base, values));
    TuneFiles.write(folder, base, ranking);
    PrintWriter out = spec.commandLine().getOut();
    out.print(new TuneTable(values, ranking).text());
    out.println("results in " + folder);
    out.flush();
    return ranking.places().isEmpty() ? FAILED : 0;
  }

  private static Path folder(Configuration base) {
    String named = OutputOptions.DIRECTORY.of(base);
    // What has a scheme is for the rule on output folders to judge.
    String path =
        named.contains(":/")
            ? named
            : Path.of(named.isEmpty() ? FOLDER : named).toAbsolutePath().toString();
    return OutputFolder.of(Configuration.fromMap(Map.of(OutputOptions.DIRECTORY.key(), path)));
  }

  /** If all are refused, what is wrong is wrong with the job. */
  private static void requireOneThatStarted(List<Trial> trials) {
    if (trials.stream().allMatch(Trial.Refused.class::isInstance)) {
      Trial.Refused first = (Trial.Refused) trials.get(0);
      throw new IllegalArgumentException(first.message());
    }
  }
}
