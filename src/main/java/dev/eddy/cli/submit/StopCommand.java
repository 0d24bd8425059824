package dev.eddy.cli.submit;

import dev.eddy.cli.cluster.ClusterTarget;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eddy stop}: ends a job. */
@Command(name = "stop", description = "End a job of the cluster.", mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterTarget target = new ClusterTarget();

  @Parameters(
      paramLabel = "JOB",
      arity = "0..1",
      description = "Its id; may be left out if exactly one runs.")
  private Optional<String> job = Optional.empty();

  @ArgGroup(multiplicity = "1")
  private Way way;

  /** How a job ends. */
  static final class Way {
    @Option(
        names = "--savepoint",
        required = true,
        description = "Where it is, with a savepoint to go on from, whose path is printed.")
    @SuppressWarnings("UnusedVariable") // It is what remains when the others are not given.
    private boolean isWithSavepoint;

    @Option(
        names = "--drain",
        required = true,
        description = "For good: train every complete step, write model and summary.")
    private boolean isDraining;

    @Option(names = "--cancel", required = true, description = "At once; checkpoints stay.")
    private boolean isCancelling;
  }

  @Override
  public Integer call() throws Exception {
    Jobs jobs = new Jobs(target.cluster().rest());
    Job ending = jobs.alive(job);
    if (way.isCancelling) {
      jobs.cancel(ending);
      spec.commandLine().getOut().println(ending.id() + " was cancelled");
    } else {
      String savepoint = jobs.stop(ending, way.isDraining);
      SavepointSeal.put(savepoint, spec.commandLine().getErr());
      spec.commandLine().getOut().println(savepoint);
    }
    return 0;
  }
}
