package dev.eddy.cli;

import dev.eddy.cli.local.LocalJob;
import dev.eddy.cli.local.LocalRun;
import dev.eddy.cli.local.RunResult;
import dev.eddy.cli.report.RunReport;
import dev.eddy.format.names.FeatureNames;
import dev.eddy.job.JobArguments;
import dev.eddy.job.TrainingPlans;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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

  @Option(
      names = "--drain-after",
      paramLabel = "SECONDS",
      description = {
        "End a topic without an end after so long: train every complete step, then write",
        "model and summary. Without it Ctrl-C ends the run where it is, to go on from later."
      })
  private int drainSeconds;

  @Override
  public Integer call() throws Exception {
    Optional<Duration> limit = drainAfter();
    LocalJob prepared = LocalJob.prepare(job.options(), kills);
    RunResult result = LocalRun.run(prepared, System.err, limit);
    Path report = RunReport.write(result.folder(), names(prepared));
    spec.commandLine().getOut().print(result.table());
    spec.commandLine().getOut().printf("%-28s%s%n", "report", report);
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** A topic may have lost its beginning meanwhile: then weights are numbers. */
  private static FeatureNames names(LocalJob job) {
    try {
      return TrainingPlans.featureNames(job.options());
    } catch (IllegalArgumentException e) {
      return FeatureNames.none();
    }
  }

  private Optional<Duration> drainAfter() {
    if (drainSeconds < 0) {
      throw new IllegalArgumentException("--drain-after must be >= 0, was " + drainSeconds);
    }
    return drainSeconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(drainSeconds));
  }
}
