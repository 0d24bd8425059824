package dev.eddy.job;

import dev.eddy.job.options.ConfigurationReader;
import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.OutputOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What a job is started with, on a cluster and on this machine alike. */
public final class JobArguments {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Options as YAML, nested or dotted.")
  private Optional<Path> config = Optional.empty();

  @Option(names = "-D", paramLabel = "KEY=VALUE", description = "One option; wins over the file.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(names = "--output", paramLabel = "DIR", description = "Folder of the results.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--overrides",
      paramLabel = "FILE",
      description = "overrides.jsonl of a run with steps by time that is to be repeated.")
  private Optional<Path> overrideLog = Optional.empty();

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description = "File of each record's score and label.")
  private Optional<Path> predictions = Optional.empty();

  @Option(
      names = "--holdout",
      paramLabel = "K",
      description = "Only test every K-th example, never train it.")
  private Optional<Integer> holdout = Optional.empty();

  /** Made by {@link #parse} or by a command that mixes these arguments in. */
  public JobArguments() {}

  /**
   * Reads the arguments of a job.
   *
   * @throws CommandLine.ParameterException if there is something that is no argument
   */
  static JobArguments parse(String... arguments) {
    return CommandLine.populateCommand(new JobArguments(), arguments);
  }

  /**
   * Returns all options that were given.
   *
   * @throws IllegalArgumentException if one is unknown or the file cannot be read
   */
  public Configuration options() {
    Map<String, String> options = new LinkedHashMap<>(overrides);
    output.ifPresent(folder -> options.put(OutputOptions.DIRECTORY.key(), folder.toString()));
    overrideLog.ifPresent(file -> options.put(InputOptions.OVERRIDES.key(), file.toString()));
    predictions.ifPresent(
        file -> options.put(OutputOptions.PREDICTIONS_PATH.key(), file.toString()));
    holdout.ifPresent(every -> options.put(OutputOptions.HOLDOUT.key(), every.toString()));
    return ConfigurationReader.read(config, options);
  }
}
