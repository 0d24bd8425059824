package dev.eddy.cli.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.cli.cluster.Patience;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.cli.local.LocalJob;
import dev.eddy.streaming.seal.CheckpointFolder;
import dev.eddy.streaming.seal.Seal;
import dev.eddy.streaming.server.CheckpointedTheta;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle.StateMetaInfo;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints of a real job, damaged in every way that was seen. */
class DamagedCheckpointsITCase {
  private static final int RETAINED = 3;
  private static final int FLIPS_PER_FILE = 8;

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
    requireSecondChosen(
        newestFirst.get(0).resolve(CheckpointCheck.METADATA) + " must be as it was sealed");
  }

  @Test
  void metadataThatIsCutIsSkippedWithoutASealToo() throws IOException {
    Files.delete(seal(newestFirst.get(0)));
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

  /** Every state file, those that checkpoints share, the metadata and the seal itself. */
  @Test
  void oneWrongByteAnywhereIsSeen() throws IOException {
    Path newest = newestFirst.get(0);
    Random random = new Random(17);
    int count = 0;
    for (Path file : filesOf(newest)) {
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < FLIPS_PER_FILE; i++) {
        byte[] damaged = bytes.clone();
        // The first byte, the last one and others by the dice.
        int at = i == 0 ? 0 : i == 1 ? bytes.length - 1 : random.nextInt(bytes.length);
        damaged[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, damaged);
        assertThat(CheckpointCheck.of(newest).fault()).as("byte %d of %s", at, file).isPresent();
        count++;
      }
      Files.write(file, bytes);
    }
    assertThat(count).isGreaterThan(10 * FLIPS_PER_FILE);
    assertThat(CheckpointCheck.of(newest).fault()).isEmpty();
  }

  @Test
  void aCheckpointWithoutASealIsTakenOnlyWhereNoneIsSealed() throws IOException {
    Files.delete(seal(newestFirst.get(0)));
    Choice choice = Choice.of(newestFirst);
    assertThat(choice.whole().map(CheckpointCheck::folder)).contains(newestFirst.get(1));
    assertThat(choice.skipped().get(0).objection().orElseThrow()).startsWith("it has no seal");

    FileUtils.deleteDirectory(seal(newestFirst.get(0)).getParent().toFile());
    Choice unsealed = Choice.of(newestFirst);
    assertThat(unsealed.whole().map(CheckpointCheck::folder)).contains(newestFirst.get(0));
    assertThat(unsealed.whole().orElseThrow().objection()).isPresent();
    assertThat(unsealed.skipped()).isEmpty();
  }

  /** The bytes are as they were sealed; what they say is that theta was not finite. */
  @Test
  void aThetaThatIsNotFiniteIsSkipped() throws IOException {
    CheckpointFolder newest = CheckpointFolder.of(newestFirst.get(0).toUri().toString());
    for (OperatorState operator : newest.load().getOperatorStates()) {
      if (operator.getOperatorUid().equals(Optional.of(CheckpointedTheta.UID))) {
        OperatorStateHandle handle =
            operator.getStates().iterator().next().getManagedOperatorState().iterator().next();
        StateMetaInfo rows = handle.getStateNameToPartitionOffsets().get(CheckpointedTheta.STATE);
        Path file = Path.of(handle.maybeGetPath().orElseThrow().getPath());
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).putInt((int) rows.getOffsets()[0], 3);
        Files.write(file, bytes);
      }
    }
    Seal.put(newest);
    requireSecondChosen("theta must be finite, 3 of its coordinates are not");
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

  private static Path seal(Path checkpoint) {
    return checkpoint.resolveSibling("seals").resolve(checkpoint.getFileName());
  }

  /** Returns what a seal names, and the seal. */
  private static List<Path> filesOf(Path checkpoint) throws IOException {
    Path seal = seal(checkpoint);
    return Stream.concat(
            Files.readAllLines(seal).stream()
                .filter(line -> line.contains("/"))
                .map(line -> Path.of(line.substring(line.indexOf('/')))),
            Stream.of(seal))
        .toList();
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
