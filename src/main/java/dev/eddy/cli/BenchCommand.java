package dev.eddy.cli;

import dev.eddy.cli.bench.Bench;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures examples per second on generated clicks, eddy beside a plain loop",
      "of one thread over the same bytes, in turn, and prints the medians."
    })
final class BenchCommand implements Callable<Integer> {
  @Option(names = "--examples", defaultValue = "1000000", description = "Default: 1000000.")
  private int examples;

  @Option(names = "--rounds", defaultValue = "3", description = "Default: 3.")
  private int rounds;

  @Option(names = "--output", defaultValue = "out/bench", description = "Default: out/bench.")
  private Path folder;

  @Override
  public Integer call() throws Exception {
    System.out.print(new Bench(folder, examples, rounds).run(System.err));
    return 0;
  }
}
