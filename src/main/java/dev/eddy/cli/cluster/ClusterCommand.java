package dev.eddy.cli.cluster;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eddy cluster}: Flink, Kafka and ZooKeeper as real processes on this machine. */
@Command(
    name = "cluster",
    description = "A Flink cluster with Kafka on this machine, of real processes.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ClusterCommand.Start.class,
      ClusterCommand.Status.class,
      ClusterCommand.Stop.class,
      ClusterCommand.Kill.class
    })
public final class ClusterCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "a command must be given, was none");
  }

  private static void tell(CommandSpec spec, Cluster cluster) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    cluster.status().forEach(out::println);
    out.println(
        cluster
            .rest()
            .living()
            .map(address -> "Flink's REST API: " + address)
            .orElse("Flink's REST API does not answer"));
  }

  /** Starts what does not run. */
  @Command(
      name = "start",
      description = {
        "Start a cluster in the background, or what is missing of one that runs.",
        "A port that is taken gives way to a free one; the command prints where everything is."
      },
      mixinStandardHelpOptions = true)
  static final class Start implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClusterTarget target = new ClusterTarget();

    @Option(
        names = "--taskmanagers",
        paramLabel = "N",
        defaultValue = "2",
        description = "Task managers; more of them may join later. Default: ${DEFAULT-VALUE}")
    private int taskManagers;

    @Option(
        names = "--slots",
        paramLabel = "N",
        defaultValue = "2",
        description = "Slots of each; parallelism P takes P slots. Default: ${DEFAULT-VALUE}")
    private int slots;

    @Option(names = "--ha", description = "A second JobManager stands by; ZooKeeper decides.")
    private boolean isHighlyAvailable;

    @Option(names = "-D", paramLabel = "KEY=VALUE", description = "An option of Flink.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
      ClusterSettings settings =
          new ClusterSettings(taskManagers, slots, isHighlyAvailable, options);
      Optional<ClusterPlan> earlier = ClusterPlan.find(target.folder());
      Cluster started = Cluster.start(target.folder(), settings);
      tell(spec, started);
      earlier
          .map(ClusterPlan::bootstrapServers)
          .filter(broker -> !broker.equals(started.bootstrapServers()))
          .ifPresent(broker -> tellMoved(broker, started.bootstrapServers()));
      return 0;
    }

    /** Jobs of this cluster are told when they start again; whoever else writes there is not. */
    private void tellMoved(String before, String now) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("Kafka was at %s, which is taken; it is at %s now".formatted(before, now));
    }
  }

  /** Says what runs. */
  @Command(
      name = "status",
      description = "Say which processes run and where their logs are; 1 if one is down.",
      mixinStandardHelpOptions = true)
  static final class Status implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClusterTarget target = new ClusterTarget();

    @Override
    public Integer call() throws Exception {
      Cluster cluster = target.cluster();
      tell(spec, cluster);
      return cluster.isWhole() ? 0 : 1;
    }
  }

  /** Stops everything. */
  @Command(
      name = "stop",
      description = "Stop all processes. Topics, checkpoints and logs stay in the folder.",
      mixinStandardHelpOptions = true)
  static final class Stop implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClusterTarget target = new ClusterTarget();

    @Override
    public Integer call() throws Exception {
      target.cluster().stop();
      spec.commandLine().getOut().println("the cluster has stopped");
      return 0;
    }
  }

  /** Kills one process. */
  @Command(
      name = "kill",
      description = {
        "Kill a process as kill -9 does: the task manager with the most tasks, the JobManager",
        "that leads, Kafka or ZooKeeper. `eddy cluster start` brings it back."
      },
      mixinStandardHelpOptions = true)
  static final class Kill implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClusterTarget target = new ClusterTarget();

    @Parameters(paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}")
    private ProcessKind kind;

    @Override
    public Integer call() throws Exception {
      String name = target.cluster().kill(kind);
      spec.commandLine().getOut().println(name + " was killed");
      return 0;
    }
  }
}
