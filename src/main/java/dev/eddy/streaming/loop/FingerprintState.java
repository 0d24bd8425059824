package dev.eddy.streaming.loop;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;

/** An operator's fingerprint in its checkpoints. */
public final class FingerprintState {
  private final ListState<String> state;
  private final Fingerprint fingerprint;

  private FingerprintState(ListState<String> state, Fingerprint fingerprint) {
    this.state = state;
    this.fingerprint = fingerprint;
  }

  /** Refuses to restore state of another meaning. */
  public static FingerprintState check(StateInitializationContext context, Fingerprint fingerprint)
      throws Exception {
    // Union: whatever the parallelism is now, every subtask sees what the checkpoint says. It also
    // makes Flink decline a checkpoint that only some subtasks took after their end: restored from
    // that one, those would come back without their shards or slices.
    ListState<String> state =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("fingerprint", StringSerializer.INSTANCE));
    for (String restored : state.get()) {
      fingerprint.requireSame(Fingerprint.parse(restored));
    }
    return new FingerprintState(state, fingerprint);
  }

  /** Writes the fingerprint into the checkpoint that is being taken. */
  public void write() throws Exception {
    state.update(List.of(fingerprint.toString()));
  }
}
