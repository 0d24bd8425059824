package dev.eddy.cli;

import dev.eddy.cli.bench.measure.ContenderRun;
import dev.eddy.cli.bench.measure.Contestant;
import dev.eddy.job.JobArguments;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code bench} starts in a JVM of its own: one run of one contender. */
@Command(
    name = ContenderCommand.NAME,
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Runs one contender of bench and writes down what it measured.")
final class ContenderCommand implements Callable<Integer> {
  static final String NAME = "bench-contender";

  @Parameters(description = "One of: ${COMPLETION-CANDIDATES}.")
  private Contestant contestant;

  @Mixin private JobArguments job;

  @Option(names = "--measurement", paramLabel = "FILE", required = true)
  private Path measurement;

  @Option(names = "--profile", description = "Say what the time is spent on.")
  private boolean isProfiled;

  @Override
  public Integer call() throws Exception {
    ContenderRun.of(contestant, job.options(), isProfiled, System.err).write(measurement);
    return 0;
  }
}
