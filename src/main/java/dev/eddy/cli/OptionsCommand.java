package dev.eddy.cli;

import dev.eddy.job.options.OptionTable;
import picocli.CommandLine.Command;

/** Shows all options of a job. */
@Command(
    name = "options",
    mixinStandardHelpOptions = true,
    description = "Prints the options of a job as Markdown tables.")
final class OptionsCommand implements Runnable {

  @Override
  public void run() {
    System.out.print(OptionTable.markdown());
  }
}
