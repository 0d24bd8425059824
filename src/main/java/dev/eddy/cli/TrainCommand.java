package dev.eddy.cli;

import dev.eddy.cli.local.LocalJob;
import dev.eddy.cli.local.LocalRun;
import dev.eddy.cli.local.RunResult;
import dev.eddy.job.JobArguments;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains in this process. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains in this process, on an embedded Flink cluster, until the input ends.",
      "Progress goes to stderr, the result to stdout and to the output folder."
    })
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JobArguments job;

  @Option(
      names = "--kill",
      paramLabel = "N",
      description = "Kill N task managers at random moments while training.")
  private int kills;

  @Override
  public Integer call() throws Exception {
    LocalJob prepared = LocalJob.prepare(job.options(), kills);
    RunResult result = LocalRun.run(prepared, System.err);
    spec.commandLine().getOut().print(result.table());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
