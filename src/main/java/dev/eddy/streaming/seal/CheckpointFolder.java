package dev.eddy.streaming.seal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/**
 * A checkpoint or a savepoint as it lies on disk.
 *
 * @param path of the folder that has its metadata
 */
public record CheckpointFolder(Path path) {
  public static final String METADATA = "_metadata";

  /** Beside the checkpoints: Flink deletes the folder of one only when nothing else is in it. */
  static final String SEALS = "seals";

  /** Returns the folder that Flink names by its path or its URI. */
  public static CheckpointFolder of(String pointer) {
    return new CheckpointFolder(new Path(pointer));
  }

  public boolean hasMetadata() throws IOException {
    return path.getFileSystem().exists(metadata());
  }

  /**
   * Reads the metadata.
   *
   * @throws IOException or a RuntimeException if Flink has not written it so
   */
  public CheckpointMetadata load() throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(path.getFileSystem().open(metadata())))) {
      return Checkpoints.loadCheckpointMetadata(
          in, CheckpointFolder.class.getClassLoader(), path.toString());
    }
  }

  /** Returns the first thing that is wrong with a file that the metadata refers to. */
  public static Optional<String> fault(CheckpointMetadata metadata) throws IOException {
    for (StoredState state : StoredStates.of(metadata)) {
      Optional<String> fault = state.fault();
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  /** Returns all that makes the checkpoint, the metadata first. */
  List<StoredState> states() throws IOException {
    List<StoredState> states = new ArrayList<>(List.of(metadataState()));
    states.addAll(StoredStates.of(load()));
    return states;
  }

  StoredState metadataState() throws IOException {
    long length = path.getFileSystem().getFileStatus(metadata()).getLen();
    return new StoredState(metadata(), 0, length, true);
  }

  Path seal() {
    return new Path(new Path(path.getParent(), SEALS), path.getName());
  }

  private Path metadata() {
    return new Path(path, METADATA);
  }
}
