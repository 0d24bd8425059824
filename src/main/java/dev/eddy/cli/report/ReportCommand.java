package dev.eddy.cli.report;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the report of a run, wherever it ran. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes report.html into the output folder of a run that has ended: one page that needs",
      "nothing beside it. After `train` it is there already."
    })
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the results.")
  private Path folder;

  /** Made by the command line. */
  public ReportCommand() {}

  @Override
  public Integer call() throws Exception {
    spec.commandLine().getOut().println(RunReport.write(folder));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
