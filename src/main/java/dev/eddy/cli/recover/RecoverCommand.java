package dev.eddy.cli.recover;

import dev.eddy.cli.cluster.Cluster;
import dev.eddy.cli.cluster.ClusterException;
import dev.eddy.cli.cluster.ClusterTarget;
import dev.eddy.cli.submit.JarOption;
import dev.eddy.cli.submit.Submission;
import dev.eddy.cli.submit.SubmittedJobs;
import dev.eddy.job.options.OutputOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eddy recover}: goes on from the newest checkpoint that can be trusted. */
@Command(
    name = "recover",
    description = {
      "Start a job that does not run any more from its newest checkpoint that is whole: its",
      "metadata can be read, every file that it refers to is there, with its size, theta is",
      "finite, and each byte agrees with the seal that was put on the checkpoint when it was",
      "complete. Where no JobManager answers, Flink is started anew, as a cluster that knows of",
      "no job."
    },
    mixinStandardHelpOptions = true)
public final class RecoverCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterTarget target = new ClusterTarget();
  @Mixin private JarOption jar = new JarOption();

  @Parameters(
      paramLabel = "JOB",
      arity = "0..1",
      description = "Its id. Default: the job that was submitted last.")
  private Optional<String> job = Optional.empty();

  @Option(
      names = "--from-scratch",
      description = "Start from the beginning of the input if no checkpoint is whole.")
  private boolean mayStartFromScratch;

  @Override
  public Integer call() throws Exception {
    Cluster cluster = target.cluster();
    SubmittedJobs jobs = new SubmittedJobs(cluster.folder());
    String id = job.isPresent() ? job.get() : jobs.newest().orElseThrow(RecoverCommand::nobody);
    Configuration options = jobs.options(id);
    Survivors.requireNone(cluster, options);
    Optional<CheckpointCheck> whole = newestWhole(id, options);
    if (whole.isEmpty() && !mayStartFromScratch) {
      throw new ClusterException(
          "no checkpoint of job %s is whole; --from-scratch starts without one".formatted(id));
    }
    tell(whole, options);
    options.removeConfig(StateRecoveryOptions.SAVEPOINT_PATH);
    Cluster able = cluster.rest().living().isPresent() ? cluster : cluster.startForgetful();
    Submission submission = jar.to(able);
    String started =
        whole.isPresent()
            ? submission.startFrom(whole.get().folder().toUri().toString(), options)
            : submission.start(options);
    spec.commandLine().getOut().println(started);
    return 0;
  }

  private Optional<CheckpointCheck> newestWhole(String id, Configuration options)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Optional<Path> start =
        options.getOptional(StateRecoveryOptions.SAVEPOINT_PATH).map(RecoverCommand::local);
    Choice choice = Choice.of(StoredCheckpoints.of(checkpoints(options).resolve(id), start));
    for (CheckpointCheck check : choice.skipped()) {
      err.println("SKIPPED " + check.folder() + ": " + check.objection().orElseThrow());
    }
    choice
        .whole()
        .flatMap(CheckpointCheck::objection)
        .ifPresent(objection -> err.println("NOT COMPARED: " + objection));
    return choice.whole();
  }

  private void tell(Optional<CheckpointCheck> whole, Configuration options) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    long reached = Reached.recordCount(Path.of(OutputOptions.DIRECTORY.of(options)));
    if (whole.isEmpty()) {
      err.printf("FROM SCRATCH: %,d records or more will be read again%n", reached);
      return;
    }
    err.println("going on from " + whole.get().folder());
    whole
        .get()
        .readCount()
        .ifPresent(
            read ->
                err.printf(
                    "it has %,d records behind it; %,d or more will be read again%n",
                    read, Math.max(0, reached - read)));
  }

  private static Path checkpoints(Configuration options) {
    return options
        .getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
        .map(RecoverCommand::local)
        .orElse(Path.of(OutputOptions.DIRECTORY.of(options), "checkpoints"));
  }

  private static Path local(String named) {
    return Path.of(named.replaceFirst("^file:/+", "/"));
  }

  private static IllegalArgumentException nobody() {
    return new IllegalArgumentException("JOB must be named, none was submitted here");
  }
}
