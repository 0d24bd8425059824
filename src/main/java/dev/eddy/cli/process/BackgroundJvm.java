package dev.eddy.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A JVM that outlives the one that started it; a file keeps its pid. */
public final class BackgroundJvm {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final ProcessHandle handle;
  private final JvmPlace place;

  private BackgroundJvm(ProcessHandle handle, JvmPlace place) {
    this.handle = handle;
    this.place = place;
  }

  /** Returns the JVM that runs in a place. */
  public static Optional<BackgroundJvm> find(JvmPlace place) throws IOException {
    Path file = place.pidFile();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    long pid = Long.parseLong(Files.readString(file).strip());
    return ProcessHandle.of(pid)
        .filter(handle -> runs(handle, place.main()))
        .map(handle -> new BackgroundJvm(handle, place));
  }

  /**
   * Starts a JVM.
   *
   * @param flags of the JVM, its class path among them
   */
  public static BackgroundJvm launch(JvmPlace place, List<String> flags, List<String> arguments)
      throws IOException {
    Files.createDirectories(place.folder());
    List<String> line = command(flags, place.main(), arguments);
    ProcessHandle handle = logging(line, place.log()).start().toHandle();
    Files.writeString(place.pidFile(), handle.pid() + "\n");
    return new BackgroundJvm(handle, place);
  }

  /** Returns the command that runs a class with the Java of this JVM. */
  public static List<String> command(List<String> flags, String main, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(flags);
    line.add(main);
    line.addAll(arguments);
    return line;
  }

  /** Returns a process to start that appends what it says to a file. */
  public static ProcessBuilder logging(List<String> command, Path log) {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  public long pid() {
    return handle.pid();
  }

  /** Waits for the end of the process; returns whether it came in time. */
  public boolean awaitExit(Duration timeout) throws InterruptedException {
    try {
      handle.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a process must be able to end, was " + handle, e);
    }
  }

  /** Asks the process to end and does not wait for it. */
  public void ask() {
    handle.destroy();
  }

  /** Asks the process to end, and ends it when it does not. */
  public void stop() throws IOException, InterruptedException {
    ask();
    if (!awaitExit(STOP_TIMEOUT)) {
      kill();
    }
    Files.deleteIfExists(place.pidFile());
  }

  /** Ends the process without a chance for it to do anything. */
  public void kill() throws IOException, InterruptedException {
    handle.destroyForcibly();
    if (!awaitExit(STOP_TIMEOUT)) {
      throw new IllegalStateException(
          "a killed process must end within " + STOP_TIMEOUT + ", pid was " + pid());
    }
    Files.deleteIfExists(place.pidFile());
  }

  /** A pid may have gone to somebody else since. */
  private static boolean runs(ProcessHandle handle, String main) {
    return handle.isAlive()
        && handle.info().commandLine().map(line -> line.contains(main)).orElse(true);
  }
}
