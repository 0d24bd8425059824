package dev.eddy.streaming.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filemerging.SegmentFileStateHandle;

/** Finds what the metadata of a checkpoint refers to. */
final class StoredStates {
  private final List<StoredState> states = new ArrayList<>();

  private StoredStates() {}

  static List<StoredState> of(CheckpointMetadata metadata) {
    StoredStates found = new StoredStates();
    for (OperatorState operator : metadata.getOperatorStates()) {
      operator.getStates().forEach(found::add);
    }
    return found.states;
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
      segment
          .maybeGetPath()
          .ifPresent(
              path ->
                  states.add(
                      new StoredState(path, segment.getStartPos(), segment.getStateSize(), false)));
    } else if (state instanceof StreamStateHandle stream) {
      stream
          .maybeGetPath()
          .ifPresent(path -> states.add(new StoredState(path, 0, stream.getStateSize(), true)));
    } else {
      throw new IllegalArgumentException(
          "state must be of a known kind, was " + state.getClass().getName());
    }
  }
}
