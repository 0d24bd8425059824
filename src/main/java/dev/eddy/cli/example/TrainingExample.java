package dev.eddy.cli.example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** An example that trains on records and says how well that went. */
abstract class TrainingExample implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--parallelism",
      defaultValue = "2",
      description = "Workers; the result is the same. Default: 2.")
  private int parallelism;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder of input, options and results. Default: out/ and the example's name.")
  private Optional<Path> output = Optional.empty();

  @Override
  public final Integer call() throws Exception {
    Path folder = output.orElse(Path.of("out", spec.name()));
    Files.createDirectories(folder);
    run(new ExampleRun(spec.commandLine().getOut(), folder, parallelism));
    return 0;
  }

  /** Trains and prints. */
  abstract void run(ExampleRun example) throws Exception;
}
