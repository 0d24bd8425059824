package dev.eddy.job;

/** The entry point that {@code flink run} calls. */
public final class Main {
  private Main() {}

  /**
   * Starts the job.
   *
   * @param arguments the same options as on the command line of eddy
   */
  public static void main(String[] arguments) {
    throw new UnsupportedOperationException("eddy has no topology yet");
  }
}
