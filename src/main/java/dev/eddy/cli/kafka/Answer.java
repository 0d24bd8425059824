package dev.eddy.cli.kafka;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** Turns the outcome of a command into one line and an exit code. */
final class Answer {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  private Answer() {}

  /** What a command does; returns the line that says so. */
  @FunctionalInterface
  interface Work {
    String run() throws IOException, InterruptedException;
  }

  static int of(CommandSpec spec, Work work) {
    try {
      spec.commandLine().getOut().println(work.run());
      return DONE;
    } catch (IllegalArgumentException e) {
      return refuse(spec, e, WRONG_USAGE);
    } catch (IOException e) {
      return refuse(spec, e, FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refuse(spec, e, FAILED);
    }
  }

  private static int refuse(CommandSpec spec, Throwable cause, int code) {
    String name = spec.qualifiedName(" ");
    spec.commandLine().getErr().println(name + ": " + cause.getMessage());
    return code;
  }
}
