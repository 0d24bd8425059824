package dev.eddy.cli.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Waits for what other processes bring about, by looking again and again. */
public final class Patience {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Patience() {}

  /** A look at something that may not be there yet. */
  @FunctionalInterface
  public interface Look<T> {
    Optional<T> now() throws IOException, InterruptedException;
  }

  /**
   * Returns what a look finds at last.
   *
   * @param what is waited for, for the message of the failure
   * @throws ClusterException if it does not come in time
   */
  public static <T> T await(String what, Duration timeout, Look<T> look)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    Optional<T> found = look.now();
    while (found.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new ClusterException(
            "%s must come within %d s, did not".formatted(what, timeout.toSeconds()));
      }
      Thread.sleep(PAUSE.toMillis());
      found = look.now();
    }
    return found.get();
  }
}
