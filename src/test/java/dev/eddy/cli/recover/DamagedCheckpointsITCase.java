package dev.eddy.cli.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.cli.cluster.Patience;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.cli.local.LocalJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints of a real job, damaged in every way that was seen. */
class DamagedCheckpointsITCase {
  private static final int RETAINED = 3;

  private static final Predicate<Path> IS_COMPLETE =
      checkpoint -> Files.exists(checkpoint.resolve(CheckpointCheck.METADATA));

  @TempDir private static Path shared;
  private static Path original;

  private List<Path> newestFirst;

  /**
   * The files that a checkpoint refers to are named by their absolute paths: there is one place.
   */
  @BeforeEach
  void restoreCheckpoints() throws Exception {
    if (original == null) {
      original = checkpointsOfACancelledJob();
      FileUtils.copy(flink(original), flink(shared.resolve("kept")), false);
    }
    FileUtils.deleteDirectory(original.toFile());
    FileUtils.copy(flink(shared.resolve("kept")), flink(original), false);
    newestFirst = StoredCheckpoints.of(original, Optional.empty());
    assertThat(newestFirst).hasSize(RETAINED);
  }

  @Test
  void theNewestIsChosenWhenAllAreWhole() {
    Choice choice = Choice.of(newestFirst);
    assertThat(choice.skipped()).isEmpty();
    CheckpointCheck newest = choice.whole().orElseThrow();
    assertThat(newest.folder()).isEqualTo(newestFirst.get(0));
    assertThat(newest.readCount()).isPresent();
    CheckpointCheck oldest = CheckpointCheck.of(newestFirst.get(RETAINED - 1));
    assertThat(newest.readCount().getAsLong()).isGreaterThan(oldest.readCount().getAsLong());
  }

  @Test
  void aCheckpointWithoutMetadataIsSkipped() throws IOException {
    Files.delete(newestFirst.get(0).resolve(CheckpointCheck.METADATA));
    requireSecondChosen("it has no _metadata");
  }

  @Test
  void metadataThatIsCutIsSkipped() throws IOException {
    cut(newestFirst.get(0).resolve(CheckpointCheck.METADATA));
    requireSecondChosen("_metadata cannot be read: ");
  }

  @Test
  void aStateFileThatIsCutIsSkipped() throws IOException {
    Path file = ownFile(newestFirst.get(0));
    long size = Files.size(file);
    cut(file);
    requireSecondChosen("%s must have %,d bytes, has %,d".formatted(file, size, size / 2));
  }

  @Test
  void aStateFileThatIsGoneIsSkipped() throws IOException {
    Path file = ownFile(newestFirst.get(0));
    Files.delete(file);
    requireSecondChosen(file + " must exist, does not");
  }

  @Test
  void whereTheFolderIsGoneThereIsNothingToChooseButWhereTheJobStarted() throws IOException {
    Path start = shared.resolve("kept").resolve(newestFirst.get(0).getFileName());
    FileUtils.deleteDirectory(original.toFile());
    assertThat(StoredCheckpoints.of(original, Optional.empty())).isEmpty();
    assertThat(Choice.of(List.of()).whole()).isEmpty();
    List<Path> left = StoredCheckpoints.of(original, Optional.of(start));
    // It refers to files in the folder that is gone.
    Choice choice = Choice.of(left);
    assertThat(choice.whole()).isEmpty();
    assertThat(choice.skipped()).hasSize(1);
  }

  private void requireSecondChosen(String fault) {
    Choice choice = Choice.of(newestFirst);
    assertThat(choice.whole().map(CheckpointCheck::folder)).contains(newestFirst.get(1));
    assertThat(choice.skipped()).hasSize(1);
    assertThat(choice.skipped().get(0).fault().orElseThrow()).startsWith(fault);
  }

  private static void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  /** Returns the largest file that no other checkpoint has. */
  private static Path ownFile(Path checkpoint) throws IOException {
    try (Stream<Path> files = Files.list(checkpoint)) {
      return files
          .filter(file -> !file.endsWith(CheckpointCheck.METADATA))
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  private static Path checkpointsOfACancelledJob() throws Exception {
    Configuration options =
        Configuration.fromMap(
            Map.of(
                "input.path", "src/examples/lending_club/lending_club.csv.gz",
                "input.csv.label", "Class",
                "input.csv.positive", "bad",
                // Far more than the job gets to.
                "input.passes", "10000",
                "output.directory", shared.resolve("run").toString(),
                "parallelism.default", "1",
                "execution.checkpointing.interval", "50 ms",
                "execution.checkpointing.num-retained", "" + RETAINED,
                // No state in the metadata itself.
                "execution.checkpointing.data-inline-threshold", "0 b"));
    LocalJob job = LocalJob.prepare(options, 0);
    try (EmbeddedCluster cluster = EmbeddedCluster.start(job.options(), 1, 1)) {
      JobID id = cluster.submit(job.graph());
      Path checkpoints = shared.resolve("run/checkpoints").resolve(id.toString());
      Patience.await(
          "checkpoints",
          Duration.ofSeconds(60),
          () ->
              Optional.of(StoredCheckpoints.of(checkpoints, Optional.empty()))
                  .filter(found -> found.stream().filter(IS_COMPLETE).count() == RETAINED));
      cluster.miniCluster().cancelJob(id).get(60, TimeUnit.SECONDS);
      Patience.await(
          "the end",
          Duration.ofSeconds(60),
          () -> Optional.of(cluster.result(id)).filter(r -> r.isDone()));
      // The one that the cancel broke off.
      for (Path open : StoredCheckpoints.of(checkpoints, Optional.empty())) {
        if (!IS_COMPLETE.test(open)) {
          FileUtils.deleteDirectory(open.toFile());
        }
      }
      return checkpoints;
    }
  }

  private static org.apache.flink.core.fs.Path flink(Path path) {
    return new org.apache.flink.core.fs.Path(path.toUri());
  }
}
