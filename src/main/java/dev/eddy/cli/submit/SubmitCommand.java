package dev.eddy.cli.submit;

import dev.eddy.cli.cluster.Cluster;
import dev.eddy.cli.cluster.ClusterTarget;
import dev.eddy.job.JobArguments;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code eddy submit}: starts a job on the cluster and leaves it there. */
@Command(
    name = "submit",
    description = {
      "Start a job on the cluster of `eddy cluster` and print its id.",
      "The cluster's own broker is read where the options name none."
    },
    mixinStandardHelpOptions = true)
public final class SubmitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterTarget target = new ClusterTarget();
  @Mixin private JarOption jar = new JarOption();
  @Mixin private JobArguments job = new JobArguments();

  @Option(
      names = "--from-savepoint",
      paramLabel = "PATH",
      description = "Go on from a savepoint or a checkpoint, with the same options.")
  private Optional<String> savepoint = Optional.empty();

  @Override
  public Integer call() throws Exception {
    Configuration options = job.options();
    Cluster cluster = target.cluster();
    Submission submission = jar.to(cluster);
    String id =
        savepoint.isPresent()
            ? submission.startFrom(savepoint.get(), options)
            : submission.start(options);
    spec.commandLine().getOut().println(id);
    return 0;
  }
}
