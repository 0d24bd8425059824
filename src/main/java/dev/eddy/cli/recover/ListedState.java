package dev.eddy.cli.recover;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.OperatorStateHandle;

/** Reads the elements of a list state of an operator out of a checkpoint, without Flink. */
final class ListedState {
  private ListedState() {}

  /** Reads one element. */
  @FunctionalInterface
  interface Element {
    long read(DataInputView in) throws IOException;
  }

  /** Returns the elements of all subtasks, none if there is no such operator or state. */
  static List<Long> of(CheckpointMetadata metadata, String uid, String state, Element element)
      throws IOException {
    List<Long> elements = new ArrayList<>();
    for (OperatorState operator : metadata.getOperatorStates()) {
      if (operator.getOperatorUid().equals(Optional.of(uid))) {
        for (OperatorSubtaskState subtask : operator.getStates()) {
          for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
            add(handle, state, element, elements);
          }
        }
      }
    }
    return elements;
  }

  private static void add(
      OperatorStateHandle handle, String state, Element element, List<Long> elements)
      throws IOException {
    var stored = handle.getStateNameToPartitionOffsets().get(state);
    if (stored == null) {
      return;
    }
    try (FSDataInputStream in = handle.openInputStream()) {
      for (long offset : stored.getOffsets()) {
        in.seek(offset);
        elements.add(element.read(new DataInputViewStreamWrapper(in)));
      }
    }
  }
}
