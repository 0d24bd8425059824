package dev.eddy.cli.submit;

import dev.eddy.cli.cluster.Cluster;
import dev.eddy.cli.cluster.ClusterTarget;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eddy rescale}: goes on with more or fewer workers. */
@Command(
    name = "rescale",
    description = "Stop a job with a savepoint, start it from there with another parallelism.",
    mixinStandardHelpOptions = true)
public final class RescaleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterTarget target = new ClusterTarget();
  @Mixin private JarOption jar = new JarOption();

  @Parameters(
      paramLabel = "JOB",
      arity = "0..1",
      description = "Its id; may be left out if exactly one runs.")
  private Optional<String> job = Optional.empty();

  @Option(
      names = "--parallelism",
      required = true,
      paramLabel = "N",
      description = "Workers, at most as many as training.shards.")
  private int parallelism;

  @Override
  public Integer call() throws Exception {
    if (parallelism < 1) {
      throw new IllegalArgumentException("--parallelism must be >= 1, was " + parallelism);
    }
    Cluster cluster = target.cluster();
    Jobs jobs = new Jobs(cluster.rest());
    Job running = jobs.alive(job);
    // Before the job is stopped: without them it could not be started again.
    Configuration options = new SubmittedJobs(cluster.folder()).options(running.id());
    options.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    Submission submission = jar.to(cluster);
    submission.requireJar();
    String savepoint = jobs.stop(running, false);
    spec.commandLine().getErr().println("stopped at " + savepoint);
    SavepointSeal.put(savepoint, spec.commandLine().getErr());
    spec.commandLine().getOut().println(submission.startFrom(savepoint, options));
    return 0;
  }
}
