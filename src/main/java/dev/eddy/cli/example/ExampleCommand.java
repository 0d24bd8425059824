package dev.eddy.cli.example;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Examples that ship. */
@Command(
    name = "example",
    mixinStandardHelpOptions = true,
    description = "Runs an example that ships.",
    subcommands = {
      HousePricesCommand.class,
      DigitsCommand.class,
      FineFoodsCommand.class,
      LendingClubCommand.class,
      RatingsCommand.class
    })
public final class ExampleCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "an example must be given, was none");
  }
}
