package dev.eddy.cli;

import dev.eddy.cli.chaos.ChaosCommand;
import dev.eddy.cli.cluster.ClusterCommand;
import dev.eddy.cli.cluster.ClusterException;
import dev.eddy.cli.evaluate.EvaluateCommand;
import dev.eddy.cli.example.ExampleCommand;
import dev.eddy.cli.kafka.KafkaCommand;
import dev.eddy.cli.local.JobFailedException;
import dev.eddy.cli.recover.RecoverCommand;
import dev.eddy.cli.report.ReportCommand;
import dev.eddy.cli.submit.ListCommand;
import dev.eddy.cli.submit.RescaleCommand;
import dev.eddy.cli.submit.StopCommand;
import dev.eddy.cli.submit.SubmitCommand;
import dev.eddy.cli.tune.TuneCommand;
import dev.eddy.cli.watch.WatchCommand;
import dev.eddy.job.Version;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a person types. Exit codes: 0 done, 1 failed while running, 2 wrong options or input. */
@Command(
    name = "eddy",
    mixinStandardHelpOptions = true,
    versionProvider = Eddy.VersionLine.class,
    description = "Online learning on Apache Flink, exactly once.",
    subcommands = {
      TrainCommand.class,
      TuneCommand.class,
      EvaluateCommand.class,
      ReportCommand.class,
      WatchCommand.class,
      GenerateCommand.class,
      ExampleCommand.class,
      KafkaCommand.class,
      ClusterCommand.class,
      SubmitCommand.class,
      ListCommand.class,
      StopCommand.class,
      RescaleCommand.class,
      RecoverCommand.class,
      ChaosCommand.class,
      BenchCommand.class,
      ContenderCommand.class,
      OptionsCommand.class
    })
public final class Eddy implements Runnable {
  private static final int FAILED = 1;
  private static final int WRONG = 2;

  /** Says which eddy this is. */
  static final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"eddy " + Version.current()};
    }
  }

  @Spec private CommandSpec spec;

  private Eddy() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** Returns the command line, ready to execute arguments. */
  static CommandLine commandLine() {
    return new CommandLine(new Eddy())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Eddy::refuse)
        .setExecutionExceptionHandler((e, command, parsed) -> fail(e, command.getErr()));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command must be given, was none");
  }

  private static int refuse(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("eddy: " + oneLine(e));
    command.getErr().println("Try: eddy " + path(command) + "--help");
    return WRONG;
  }

  private static String path(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName(" ");
    return name.equals("eddy") ? "" : name.substring("eddy ".length()) + " ";
  }

  private static int fail(Exception e, PrintWriter err) {
    if (e instanceof IllegalArgumentException) {
      err.println("eddy: " + oneLine(e));
      return WRONG;
    }
    if (e instanceof JobFailedException || e instanceof ClusterException) {
      err.println("eddy: " + oneLine(e));
    } else {
      e.printStackTrace(err);
    }
    return FAILED;
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
