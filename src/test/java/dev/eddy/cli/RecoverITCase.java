package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.cli.cluster.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pointer to the newest checkpoint that high availability keeps is damaged, and the newest
 * checkpoint too: Flink's JobManagers die of it again and again. Run before a release: {@code
 * scripts/test-cluster RecoverITCase}.
 */
@EnabledIfSystemProperty(named = "eddy.cluster", matches = "true")
class RecoverITCase {
  private static final String LOANS = "src/examples/lending_club/lending_club.csv.gz";
  private static final int RECORDS = 9_857;

  @TempDir private Path folder;

  @Test
  void aDamagedPointerAndADamagedCheckpointCostNoRecord() throws Exception {
    String jar = JobJar.write(folder).toString();
    Path live = folder.resolve("live");
    try (RealCluster cluster = new RealCluster(folder)) {
      String servers = cluster.start("--ha", "--taskmanagers=1");
      load(servers);
      String job = submit(cluster, live, jar);
      RealCluster.awaitFile(live.resolve("evaluation.jsonl"));
      cluster.awaitCheckpoints(job, 3);

      assertThat(cluster.run("recover", "--jar", jar).exitCode()).isEqualTo(2);

      cluster.eddy("cluster", "kill", "jobmanager");
      // The one that stood by leads now, or none does.
      cluster.await("a leader", "/overview", answer -> true);
      cluster.eddy("cluster", "kill", "jobmanager");
      damage(cluster.root().resolve("ha"));
      Path newest = newestCheckpoint(live.resolve("checkpoints").resolve(job));
      damage(newest);

      CommandRun recovered = cluster.run("recover", "--jar", jar);
      assertThat(recovered.exitCode()).as(recovered.err()).isZero();
      assertThat(recovered.err())
          .contains("SKIPPED " + newest)
          .contains("going on from " + newest.getParent());
      String again = recovered.out().strip();
      load(servers);
      cluster.awaitCheckpoints(again, 1);
      RealCluster.awaitFile(live.resolve("evaluation.jsonl"));
      awaitLines(live.resolve("evaluation.jsonl"), 2);
      cluster.eddy("stop", "--drain", again);
      train(servers, live);
      RealCluster.requireSameBits(live, folder.resolve("calm"));
    }
  }

  private static String submit(RealCluster cluster, Path live, String jar) {
    return cluster.eddy(
        "submit",
        "--config=src/examples/lending_club/job.yaml",
        "-Dinput.topic=live",
        "-Dinput.bounded=false",
        "-Dparallelism.default=1",
        "-Devaluation.window=" + RECORDS,
        "-Dexecution.checkpointing.interval=500 ms",
        "--output=" + live,
        "--jar=" + jar);
  }

  private void train(String servers, Path live) {
    CommandRun calm =
        CommandRun.of(
            "train",
            "--config=src/examples/lending_club/job.yaml",
            "-Dinput.topic=live",
            "-Dinput.bootstrap-servers=" + servers,
            "-Dtraining.steps=time",
            // On a slow machine a record may come too late for its interval.
            "--overrides=" + live.resolve("overrides.jsonl"),
            "--output=" + folder.resolve("calm"));
    assertThat(calm.exitCode()).as(calm.err()).isZero();
  }

  private static void load(String servers) {
    CommandRun load =
        CommandRun.of(
            "kafka",
            "load",
            LOANS,
            "--topic=live",
            "--partitions=1",
            "--bootstrap-servers=" + servers);
    assertThat(load.exitCode()).as(load.err()).isZero();
  }

  private static void awaitLines(Path file, int count) throws Exception {
    Patience.await(
        count + " windows",
        Duration.ofMinutes(2),
        () ->
            Optional.of(file)
                .filter(f -> f.toFile().exists())
                .map(RecoverITCase::lines)
                .filter(lines -> lines.size() >= count));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newestCheckpoint(Path checkpoints) throws IOException {
    try (Stream<Path> folders = Files.list(checkpoints)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith("chk-"))
          .filter(folder -> Files.exists(folder.resolve("_metadata")))
          .max(
              Comparator.comparingLong(
                  folder -> Long.parseLong(folder.getFileName().toString().substring(4))))
          .orElseThrow();
    }
  }

  /** Turns a bit in the middle of every file. */
  private static void damage(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length > 0) {
          bytes[bytes.length / 2] ^= 1;
          Files.write(file, bytes);
        }
      }
    }
  }
}
