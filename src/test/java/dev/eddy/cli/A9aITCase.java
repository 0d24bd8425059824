package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.eddy.cli.local.LocalJob;
import dev.eddy.cli.local.LocalRun;
import dev.eddy.cli.local.RunResult;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real data set of 32,560 records with four workers and no tuning: good in step and out of it.
 */
class A9aITCase {
  private static final int RECORDS = 32_560;
  private static final Path FILE =
      Path.of(System.getProperty("eddy.shared.data", "../shared/data"), "a9a.libsvm.gz");

  @TempDir private Path folder;

  @BeforeAll
  static void requireFile() {
    assumeTrue(Files.exists(FILE), FILE + " is not there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync", "bounded-staleness", "async"})
  void theLogLossIsGoodInEverySynchronization(String synchronization) throws Exception {
    Map<String, String> options =
        Map.of(
            "input.path",
            FILE.toString(),
            "training.synchronization",
            synchronization,
            "parallelism.default",
            "4",
            "output.directory",
            folder.toString());
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    RunResult result = LocalRun.run(LocalJob.prepare(Configuration.fromMap(options), 0), silent);
    assertThat(result.summary().get("trained").asInt()).isEqualTo(RECORDS);
    assertThat(result.metric("log_loss")).isLessThanOrEqualTo(.34);
  }
}
