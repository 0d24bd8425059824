package dev.eddy.cli.chaos;

import dev.eddy.cli.local.LocalJob;
import dev.eddy.cli.local.LocalRun;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.flink.configuration.Configuration;

/** Trains on what the topic holds, in this process, without any fault. */
final class CalmRun {
  private CalmRun() {}

  static void of(ChaosSettings settings, String bootstrapServers) throws Exception {
    Files.createDirectories(settings.folder());
    Configuration options = Configuration.fromMap(ChaosOptions.calm(settings, bootstrapServers));
    try (PrintStream log =
        new PrintStream(
            Files.newOutputStream(settings.folder().resolve("calm.log")),
            true,
            StandardCharsets.UTF_8)) {
      LocalRun.run(LocalJob.prepare(options, 0), log);
    }
  }
}
