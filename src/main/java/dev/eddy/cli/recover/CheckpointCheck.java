package dev.eddy.cli.recover;

import dev.eddy.streaming.evaluation.CheckpointedReads;
import dev.eddy.streaming.seal.CheckpointFolder;
import dev.eddy.streaming.seal.Seal;
import dev.eddy.streaming.server.CheckpointedTheta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/**
 * Looks at a checkpoint on disk. It can be trusted if its metadata loads, every file that it refers
 * to is there with its size, theta is finite, and every byte, that of the metadata too, agrees with
 * the checkpoint's {@link Seal}. Where there is no seal, because the JobManager was killed in the
 * milliseconds before it or because Flink's own client took the savepoint, all but the last is
 * known.
 *
 * @param folder of the checkpoint
 * @param fault what is wrong with it, empty if nothing was found
 * @param isSealed whether each byte was compared
 * @param readCount how many records the job had read, if the checkpoint says so
 */
record CheckpointCheck(
    Path folder, Optional<String> fault, boolean isSealed, OptionalLong readCount) {
  static final String METADATA = CheckpointFolder.METADATA;

  static CheckpointCheck of(Path folder) {
    if (!Files.isRegularFile(folder.resolve(METADATA))) {
      return damaged(folder, "it has no " + METADATA);
    }
    CheckpointFolder stored = CheckpointFolder.of(folder.toUri().toString());
    Optional<Seal> seal;
    try {
      seal = Seal.find(stored);
      if (seal.isPresent()) {
        Optional<String> fault = seal.get().metadataFault(stored);
        if (fault.isPresent()) {
          return damaged(folder, fault.get());
        }
      }
    } catch (IOException e) {
      return damaged(folder, e.getMessage());
    }
    return of(stored, folder, seal);
  }

  private static CheckpointCheck of(CheckpointFolder stored, Path folder, Optional<Seal> seal) {
    try {
      CheckpointMetadata metadata = stored.load();
      Optional<String> fault = CheckpointFolder.fault(metadata);
      if (fault.isEmpty() && seal.isPresent()) {
        fault = seal.get().fault(metadata);
      }
      return fault.isPresent() ? damaged(folder, fault.get()) : look(folder, metadata, seal);
    } catch (IOException | RuntimeException e) {
      // Flink's reader does not expect bytes that it has not written.
      return damaged(folder, METADATA + " cannot be read: " + e);
    }
  }

  private static CheckpointCheck look(Path folder, CheckpointMetadata metadata, Optional<Seal> seal)
      throws IOException {
    long unsound = 0;
    for (long count :
        ListedState.of(
            metadata,
            CheckpointedTheta.UID,
            CheckpointedTheta.STATE,
            CheckpointedTheta::unsoundRowCount)) {
      unsound += count;
    }
    if (unsound > 0) {
      return damaged(
          folder, "theta must be finite, %,d of its coordinates are not".formatted(unsound));
    }
    List<Long> reads =
        ListedState.of(
            metadata, CheckpointedReads.UID, CheckpointedReads.STATE, CheckpointedReads::count);
    OptionalLong readCount = reads.stream().mapToLong(read -> read).findFirst();
    return new CheckpointCheck(folder, Optional.empty(), seal.isPresent(), readCount);
  }

  private static CheckpointCheck damaged(Path folder, String fault) {
    return new CheckpointCheck(folder, Optional.of(fault), false, OptionalLong.empty());
  }

  /** Returns why another one is better, empty if none is. */
  Optional<String> objection() {
    return isSealed || fault.isPresent()
        ? fault
        : Optional.of("it has no seal, so its bytes cannot be compared");
  }
}
