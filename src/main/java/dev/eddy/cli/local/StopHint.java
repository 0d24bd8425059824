package dev.eddy.cli.local;

import java.io.File;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells who stops a run with a signal where it can go on. */
final class StopHint implements AutoCloseable {
  private static final String METADATA = "_metadata";

  private final Path checkpoints;
  private final PrintStream out;
  private final Thread hook = new Thread(this::tell, "eddy-stop-hint");
  private volatile boolean hasEnded;

  private StopHint(Path checkpoints, PrintStream out) {
    this.checkpoints = checkpoints;
    this.out = out;
  }

  /**
   * Tells at the end of the process, unless the job ended or this is closed before.
   *
   * @param checkpoints the job's own folder of checkpoints, which may not be there yet
   */
  static StopHint register(Path checkpoints, PrintStream out) {
    StopHint hint = new StopHint(checkpoints, out);
    Runtime.getRuntime().addShutdownHook(hint.hook);
    return hint;
  }

  void jobEnded() {
    hasEnded = true;
  }

  /** Forgets about it, unless the process is about to end. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs already, and says what there is to say.
    }
  }

  private void tell() {
    if (hasEnded) {
      return;
    }
    String where =
        newest(checkpoints)
            .map(checkpoint -> "to go on: -D execution.state-recovery.path=" + checkpoint)
            .orElse("this run has no checkpoint below " + checkpoints + " yet");
    out.println("stopped; " + where);
  }

  /**
   * Returns the newest checkpoint that is complete. Flink deletes older ones meanwhile: what is
   * gone is none.
   */
  static Optional<Path> newest(Path checkpoints) {
    return Stream.ofNullable(checkpoints.toFile().listFiles())
        .flatMap(Arrays::stream)
        .map(folder -> new File(folder, METADATA))
        .filter(File::isFile)
        .max(Comparator.comparingLong(File::lastModified))
        .map(metadata -> metadata.getParentFile().toPath());
  }
}
