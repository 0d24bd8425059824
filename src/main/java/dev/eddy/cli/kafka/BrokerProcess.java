package dev.eddy.cli.kafka;

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

/** The process of a broker, which outlives the one that started it; a file keeps its pid. */
final class BrokerProcess {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
  private static final String MAIN = "kafka.Kafka";
  private static final String FORMATTER = "kafka.tools.StorageTool";

  private final ProcessHandle handle;
  private final Path pidFile;

  private BrokerProcess(ProcessHandle handle, Path data) {
    this.handle = handle;
    this.pidFile = pidFile(data);
  }

  /** Returns the broker that runs on this folder. */
  static Optional<BrokerProcess> find(Path data) throws IOException {
    Path file = pidFile(data);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    long pid = Long.parseLong(Files.readString(file).strip());
    return ProcessHandle.of(pid)
        .filter(BrokerProcess::isBroker)
        .map(handle -> new BrokerProcess(handle, data));
  }

  /** Starts a broker on a folder that holds its settings. */
  static BrokerProcess launch(BrokerSettings settings) throws IOException {
    List<String> command = command(settings, MAIN, settings.properties().toString());
    BrokerProcess process =
        new BrokerProcess(builder(settings, command).start().toHandle(), settings.data());
    Files.writeString(process.pidFile, process.handle.pid() + "\n");
    return process;
  }

  /** Makes the folder for records one that a broker accepts. */
  static void format(BrokerSettings settings, String clusterId)
      throws IOException, InterruptedException {
    List<String> command =
        command(
            settings,
            FORMATTER,
            "format",
            "--ignore-formatted",
            "-t",
            clusterId,
            "-c",
            settings.properties().toString());
    Process formatter = builder(settings, command).start();
    if (!formatter.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
      formatter.destroyForcibly();
    }
    if (formatter.waitFor() != 0) {
      throw new IOException(
          "formatting must succeed, exit code was "
              + formatter.exitValue()
              + "; see "
              + settings.log());
    }
  }

  long pid() {
    return handle.pid();
  }

  /** Waits for the end of the process; returns whether it came in time. */
  boolean awaitExit(Duration timeout) throws InterruptedException {
    try {
      handle.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a process must be able to end, was " + handle, e);
    }
  }

  /** Asks the process to end, and ends it when it does not. */
  void stop() throws IOException, InterruptedException {
    handle.destroy();
    if (!awaitExit(STOP_TIMEOUT)) {
      kill();
    }
    Files.deleteIfExists(pidFile);
  }

  /** Ends the process without a chance for it to do anything. */
  void kill() throws IOException, InterruptedException {
    handle.destroyForcibly();
    if (!awaitExit(STOP_TIMEOUT)) {
      throw new IllegalStateException(
          "a killed process must end within " + STOP_TIMEOUT + ", pid was " + pid());
    }
    Files.deleteIfExists(pidFile);
  }

  private static ProcessBuilder builder(BrokerSettings settings, List<String> command) {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
  }

  private static List<String> command(BrokerSettings settings, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    // Up after 2.6 s instead of 6 s on two cores; a small broker waits for its disk anyway.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
    command.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS");
    command.add("-cp");
    command.add(settings.lib().resolve("*").toString());
    command.add(main);
    command.addAll(List.of(arguments));
    return command;
  }

  /** A pid may have gone to somebody else since. */
  private static boolean isBroker(ProcessHandle handle) {
    return handle.isAlive()
        && handle.info().commandLine().map(line -> line.contains(MAIN)).orElse(true);
  }

  private static Path pidFile(Path data) {
    return data.resolve("broker.pid");
  }
}
