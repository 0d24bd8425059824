package dev.eddy.cli.kafka;

import dev.eddy.cli.process.BackgroundJvm;
import dev.eddy.cli.process.JvmPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The process of a broker. */
final class BrokerProcess {
  private static final Duration FORMAT_TIMEOUT = Duration.ofSeconds(90);
  private static final String MAIN = "kafka.Kafka";
  private static final String FORMATTER = "kafka.tools.StorageTool";

  private BrokerProcess() {}

  /** Returns the broker that runs on this folder. */
  static Optional<BackgroundJvm> find(Path data) throws IOException {
    return BackgroundJvm.find(place(data));
  }

  /** Starts a broker on a folder that holds its settings. */
  static BackgroundJvm launch(BrokerSettings settings) throws IOException {
    return BackgroundJvm.launch(
        place(settings.data()), flags(settings), List.of(settings.properties().toString()));
  }

  /** Makes the folder for records one that a broker accepts. */
  static void format(BrokerSettings settings, String clusterId)
      throws IOException, InterruptedException {
    List<String> arguments =
        List.of(
            "format",
            "--ignore-formatted",
            "-t",
            clusterId,
            "-c",
            settings.properties().toString());
    List<String> command = BackgroundJvm.command(flags(settings), FORMATTER, arguments);
    Process formatter = BackgroundJvm.logging(command, settings.log()).start();
    if (!formatter.waitFor(FORMAT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
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

  private static JvmPlace place(Path data) {
    return new JvmPlace(data, "broker", MAIN);
  }

  private static List<String> flags(BrokerSettings settings) {
    return List.of(
        "-Xmx512m",
        // Up after 2.6 s instead of 6 s on two cores; a small broker waits for its disk anyway.
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
        "-Dorg.slf4j.simpleLogger.showDateTime=true",
        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS",
        "-cp",
        settings.lib().resolve("*").toString());
  }
}
