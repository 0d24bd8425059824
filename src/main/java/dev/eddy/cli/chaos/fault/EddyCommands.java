package dev.eddy.cli.chaos.fault;

import dev.eddy.cli.cluster.ClusterCommand;
import dev.eddy.cli.cluster.ClusterException;
import dev.eddy.cli.recover.RecoverCommand;
import dev.eddy.cli.submit.RescaleCommand;
import dev.eddy.cli.submit.StopCommand;
import dev.eddy.cli.submit.SubmitCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs the commands that a person would type for a cluster, in this JVM. */
public final class EddyCommands {
  private final Path folder;
  private final Path jar;

  /**
   * Takes commands.
   *
   * @param folder of the cluster
   * @param jar of the job
   */
  public EddyCommands(Path folder, Path jar) {
    this.folder = folder;
    this.jar = jar;
  }

  /** What a command that ended well has said. */
  public record Said(String out, String err) {
    /** Returns the last line of the answer, where an id or a path stands. */
    public String lastLine() {
      return out.strip().lines().reduce((first, last) -> last).orElse("");
    }
  }

  Said cluster(String verb, List<String> arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of(verb));
    words.addAll(arguments);
    return run(new ClusterCommand(), words);
  }

  public Said submit(List<String> arguments) throws IOException {
    return run(new SubmitCommand(), withJar(arguments));
  }

  Said rescale(int parallelism) throws IOException {
    return run(new RescaleCommand(), withJar(List.of("--parallelism=" + parallelism)));
  }

  Said recover(String job) throws IOException {
    return run(new RecoverCommand(), withJar(List.of(job)));
  }

  /** Ends the job that runs: it trains every complete step, and writes its summary. */
  public Said drain() throws IOException {
    return run(new StopCommand(), List.of("--drain"));
  }

  private List<String> withJar(List<String> arguments) {
    List<String> words = new ArrayList<>(arguments);
    words.add("--jar=" + jar);
    return words;
  }

  private Said run(Object command, List<String> arguments) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> words = new ArrayList<>(arguments);
    words.add("--cluster=" + folder);
    CommandLine line =
        new CommandLine(command)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (e, failed, parsed) -> {
                  failed.getErr().println(e);
                  if (e instanceof InterruptedException) {
                    // For the one who waits next: this run is to end.
                    Thread.currentThread().interrupt();
                  }
                  return 1;
                });
    int code = line.execute(words.toArray(String[]::new));
    if (code != 0) {
      throw new ClusterException(
          "eddy %s %s must succeed, ended with %d: %s"
              .formatted(line.getCommandName(), words, code, err.toString().strip()));
    }
    return new Said(out.toString(), err.toString());
  }
}
