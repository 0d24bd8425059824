package dev.eddy.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command said and how it ended.
 *
 * @param exitCode 0 done, 1 failed while running, 2 wrong options or input
 */
record CommandRun(int exitCode, String out, String err) {

  /** Runs a command in this JVM. */
  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Eddy.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = command.execute(arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
