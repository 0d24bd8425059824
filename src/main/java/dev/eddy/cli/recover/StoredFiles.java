package dev.eddy.cli.recover;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filemerging.SegmentFileStateHandle;

/** Finds the files that the metadata of a checkpoint refers to. */
final class StoredFiles {
  private final List<StoredFile> files = new ArrayList<>();

  private StoredFiles() {}

  static List<StoredFile> of(CheckpointMetadata metadata) {
    StoredFiles found = new StoredFiles();
    for (OperatorState operator : metadata.getOperatorStates()) {
      operator.getStates().forEach(found::add);
    }
    return found.files;
  }

  private void add(OperatorSubtaskState subtask) {
    subtask.getManagedOperatorState().forEach(this::add);
    subtask.getRawOperatorState().forEach(this::add);
    subtask.getManagedKeyedState().forEach(this::add);
    subtask.getRawKeyedState().forEach(this::add);
    // Only an unaligned checkpoint has them, which the job refuses to take.
    subtask.getInputChannelState().forEach(this::add);
    subtask.getResultSubpartitionState().forEach(this::add);
  }

  /**
   * State that lies in the metadata itself has no path.
   *
   * @throws IllegalArgumentException for a kind of state whose files are not known
   */
  private void add(StateObject state) {
    if (state instanceof IncrementalRemoteKeyedStateHandle incremental) {
      add(incremental.getMetaDataStateHandle());
      Stream.of(incremental.getSharedState(), incremental.getPrivateState())
          .flatMap(List::stream)
          .map(HandleAndLocalPath::getHandle)
          .forEach(this::add);
    } else if (state instanceof SegmentFileStateHandle segment) {
      long end = segment.getStartPos() + segment.getStateSize();
      add(segment.maybeGetPath(), end, false);
    } else if (state instanceof StreamStateHandle stream) {
      add(stream.maybeGetPath(), stream.getStateSize(), true);
    } else {
      throw new IllegalArgumentException(
          "state must be of a known kind, was " + state.getClass().getName());
    }
  }

  private void add(Optional<org.apache.flink.core.fs.Path> path, long size, boolean isWhole) {
    path.ifPresent(at -> files.add(new StoredFile(local(at.toUri()), size, isWhole)));
  }

  private static Path local(URI uri) {
    return Path.of(uri.getPath());
  }
}
