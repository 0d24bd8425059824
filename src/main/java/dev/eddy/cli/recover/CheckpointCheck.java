package dev.eddy.cli.recover;

import dev.eddy.streaming.evaluation.CheckpointedReads;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.OperatorStateHandle;

/**
 * Looks at a checkpoint on disk.
 *
 * @param folder of the checkpoint
 * @param fault what is wrong with it, empty if it can be trusted
 * @param readCount how many records the job had read, if the checkpoint says so
 */
record CheckpointCheck(Path folder, Optional<String> fault, OptionalLong readCount) {
  static final String METADATA = "_metadata";

  static CheckpointCheck of(Path folder) {
    Path file = folder.resolve(METADATA);
    if (!Files.isRegularFile(file)) {
      return damaged(folder, "it has no " + METADATA);
    }
    try {
      CheckpointMetadata metadata = load(file);
      List<StoredFile> files = StoredFiles.of(metadata);
      Optional<String> fault =
          files.stream().map(StoredFile::fault).flatMap(Optional::stream).findFirst();
      return fault.isPresent()
          ? damaged(folder, fault.get())
          : new CheckpointCheck(folder, fault, readCount(metadata));
    } catch (IOException | RuntimeException e) {
      // Flink's reader does not expect bytes that it has not written.
      return damaged(folder, METADATA + " cannot be read: " + e);
    }
  }

  private static CheckpointCheck damaged(Path folder, String fault) {
    return new CheckpointCheck(folder, Optional.of(fault), OptionalLong.empty());
  }

  private static CheckpointMetadata load(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return Checkpoints.loadCheckpointMetadata(
          in, CheckpointCheck.class.getClassLoader(), file.getParent().toUri().toString());
    }
  }

  private static OptionalLong readCount(CheckpointMetadata metadata) throws IOException {
    for (OperatorState operator : metadata.getOperatorStates()) {
      if (operator.getOperatorUid().equals(Optional.of(CheckpointedReads.UID))) {
        for (var subtask : operator.getStates()) {
          for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
            return readCount(handle);
          }
        }
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong readCount(OperatorStateHandle handle) throws IOException {
    var ledger = handle.getStateNameToPartitionOffsets().get(CheckpointedReads.STATE);
    if (ledger == null || ledger.getOffsets().length == 0) {
      return OptionalLong.empty();
    }
    try (FSDataInputStream in = handle.openInputStream()) {
      in.seek(ledger.getOffsets()[0]);
      return OptionalLong.of(CheckpointedReads.count(new DataInputViewStreamWrapper(in)));
    }
  }
}
