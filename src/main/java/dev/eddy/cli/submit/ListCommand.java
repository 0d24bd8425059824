package dev.eddy.cli.submit;

import dev.eddy.cli.cluster.ClusterTarget;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code eddy list}: the jobs of the cluster. */
@Command(
    name = "list",
    description = "List the cluster's jobs: id, state, age, name.",
    mixinStandardHelpOptions = true)
public final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterTarget target = new ClusterTarget();

  @Override
  public Integer call() throws Exception {
    for (Job job : new Jobs(target.cluster().rest()).all()) {
      spec.commandLine()
          .getOut()
          .printf(
              "%s  %-10s  %,d s  %s%n", job.id(), job.state(), job.age().toSeconds(), job.name());
    }
    return 0;
  }
}
