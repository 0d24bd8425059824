package dev.eddy.streaming.result;

import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.operator.OneInputFactory;
import dev.eddy.streaming.wire.Theta;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Tells theta after each step, for people who watch a small model learn. Only the last version told
 * is state: after a failure the servers say their theta again.
 */
public final class ThetaTraceOperator extends AbstractStreamOperator<String>
    implements OneInputStreamOperator<Theta, String> {
  private static final long serialVersionUID = 1L;
  private static final ListStateDescriptor<Long> TOLD =
      new ListStateDescriptor<>("theta-told", LongSerializer.INSTANCE);

  // Configuration.
  private final LoopSettings settings;

  // Runtime.
  private transient ThetaTrace trace;
  private transient ListState<Long> checkpointed;

  ThetaTraceOperator(StreamOperatorParameters<String> parameters, LoopSettings settings) {
    super(parameters);
    this.settings = settings;
  }

  /** Returns the factory of the operator. */
  public static OneInputFactory<Theta, String> factory(LoopSettings settings) {
    return OneInputFactory.of(
        ThetaTraceOperator.class, parameters -> new ThetaTraceOperator(parameters, settings));
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    checkpointed = context.getOperatorStateStore().getListState(TOLD);
    Iterator<Long> told = checkpointed.get().iterator();
    trace =
        new ThetaTrace(
            settings.learner(), settings.slices().sliceCount(), told.hasNext() ? told.next() : 0);
  }

  @Override
  public void processElement(StreamRecord<Theta> element) {
    if (!settings.isMain(element.getValue().slice())) {
      return;
    }
    trace.add(element.getValue(), line -> output.collect(new StreamRecord<>(line)));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    checkpointed.update(List.of(trace.told()));
  }
}
