package dev.eddy.streaming.server;

import java.io.IOException;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.core.memory.DataInputView;

/**
 * Whether theta was finite at a checkpoint, for those who read one themselves: each server says how
 * many of its rows hold a weight that is not, as it wrote them. It stands in the operator's state,
 * which is read without RocksDB, in checkpoints and savepoints alike.
 */
public final class CheckpointedTheta {
  /** The uid of the operator whose state says so. */
  public static final String UID = "server";

  /** The list state that says so, with an element for each server. */
  public static final String STATE = "unsound-rows";

  private CheckpointedTheta() {}

  /** Returns how many rows are not finite, from an element of the state. */
  public static int unsoundRowCount(DataInputView element) throws IOException {
    return IntSerializer.INSTANCE.deserialize(element);
  }

  /** Returns the state to write to; what is restored counts nothing, for the rows are looked at. */
  static ListState<Integer> state(OperatorStateStore store) throws Exception {
    return store.getListState(new ListStateDescriptor<>(STATE, IntSerializer.INSTANCE));
  }
}
