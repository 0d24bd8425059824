package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.probe.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A savepoint that an earlier eddy has written is one that this eddy goes on from, to the same
 * bits. It was taken in the middle of a run of two workers, with theta one step behind, predictions
 * and theta after each step, and lies in a zip file with what the run had written.
 *
 * <p>When a layout changes for good, a further file is made and the older ones stay: {@code
 * scripts/test -Dtest=GoldenSavepointITCase -Deddy.golden.savepoint=savepoint-v2.zip} makes one.
 */
class GoldenSavepointITCase {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final String PREDICTIONS = "predictions.jsonl";
  private static final Training TRAINING = Training.of(2, 900).withDelay(1).withThetaTrace();

  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(1, 3);

  @TempDir Path folder;

  @Test
  void everyEarlierSavepointGoesOnToTheSameBits() throws Exception {
    Path calm = folder.resolve("calm");
    in(calm).run(CLUSTER.get(), calm);
    List<Path> savepoints = savepoints();
    assertThat(savepoints).isNotEmpty();
    for (Path zip : savepoints) {
      for (int parallelism : new int[] {1, 3}) {
        Path run = folder.resolve(zip.getFileName() + "-" + parallelism);
        unpack(zip, run);
        assertThat(run.resolve("evaluation.jsonl")).isNotEmptyFile();
        in(run)
            .withParallelism(parallelism)
            .from(run.resolve("savepoint").toString())
            .run(CLUSTER.get(), run);
        assertThat(Outcome.of(run)).as("%s at %d", zip, parallelism).isEqualTo(Outcome.of(calm));
        for (String file : List.of(PREDICTIONS, "theta.jsonl")) {
          assertThat(run.resolve(file)).hasSameBinaryContentAs(calm.resolve(file));
        }
      }
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "eddy.golden.savepoint", matches = ".+")
  void aFurtherSavepointIsMade() throws Exception {
    Path run = folder.resolve("run");
    ServerClock clock = new ServerClock(Duration.ofMillis(10));
    try (LiveProbe probe = LiveProbe.open(clock)) {
      JobID job = in(run).withProbe(probe.shipped()).submit(CLUSTER.get(), run);
      clock.awaitSteps(140);
      String savepoint =
          new RunningJob(CLUSTER.get().miniCluster(), job)
              .stop(folder.resolve("savepoints"), false);
      FileUtils.deleteDirectory(run.resolve("checkpoints").toFile());
      Files.move(Path.of(savepoint.replaceFirst("^file:", "")), run.resolve("savepoint"));
    }
    assertThat(run.resolve("summary.json")).doesNotExist();
    pack(run, GOLDEN.resolve(System.getProperty("eddy.golden.savepoint")));
  }

  private static Training in(Path run) {
    return TRAINING.withPredictions(run.resolve(PREDICTIONS)).withProbe(Probe.NONE);
  }

  private static List<Path> savepoints() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files
          .filter(file -> file.getFileName().toString().matches("savepoint-v\\d+\\.zip"))
          .sorted()
          .toList();
    }
  }

  private static void pack(Path run, Path zip) throws IOException {
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file);
        Stream<Path> paths = Files.walk(run)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        ZipEntry entry = new ZipEntry(run.relativize(path).toString());
        entry.setTime(0);
        out.putNextEntry(entry);
        Files.copy(path, out);
      }
    }
  }

  private static void unpack(Path zip, Path run) throws IOException {
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream in = new ZipInputStream(file)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path path = run.resolve(entry.getName());
        Files.createDirectories(path.getParent());
        Files.copy(in, path);
      }
    }
  }
}
