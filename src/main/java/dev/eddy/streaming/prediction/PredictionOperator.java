package dev.eddy.streaming.prediction;

import dev.eddy.streaming.assembly.AssemblyState;
import dev.eddy.streaming.operator.TwoInputFactory;
import dev.eddy.streaming.report.ShardPredictions;
import dev.eddy.streaming.report.StepOrigins;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Says what theta predicted: one JSON line a record as its main output, the same with the record's
 * key and headers as a side output. Runs at parallelism 1.
 */
public final class PredictionOperator extends AbstractStreamOperator<String>
    implements TwoInputStreamOperator<StepOrigins, ShardPredictions, String> {
  private static final long serialVersionUID = 1L;

  /** The lines with the key and the headers of their records. */
  public static final OutputTag<KeyedLine> KEYED_LINES =
      new OutputTag<>("keyed-lines", KeyedLineSerializer.TYPE);

  private static final ListStateDescriptor<AssemblyState<StepOrigins, ShardPredictions>> WAITING =
      new ListStateDescriptor<>("predictions-waiting", new PredictionStateSerializer());

  // Configuration.
  private final PredictionSettings settings;

  // Runtime.
  private transient PredictionJoin join;
  private transient ListState<AssemblyState<StepOrigins, ShardPredictions>> checkpointed;
  private transient StreamRecord<String> line;
  private transient StreamRecord<KeyedLine> keyedLine;

  PredictionOperator(StreamOperatorParameters<String> parameters, PredictionSettings settings) {
    super(parameters);
    this.settings = settings;
  }

  /** Returns the factory of the operator. */
  public static TwoInputFactory<StepOrigins, ShardPredictions, String> factory(
      PredictionSettings settings) {
    return TwoInputFactory.of(
        PredictionOperator.class, parameters -> new PredictionOperator(parameters, settings));
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    line = new StreamRecord<>(null);
    keyedLine = new StreamRecord<>(null);
    checkpointed = context.getOperatorStateStore().getListState(WAITING);
    Iterator<AssemblyState<StepOrigins, ShardPredictions>> states = checkpointed.get().iterator();
    join =
        states.hasNext()
            ? new PredictionJoin(settings, this::emit, states.next())
            : new PredictionJoin(settings, this::emit);
  }

  @Override
  public void processElement1(StreamRecord<StepOrigins> element) {
    join.add(element.getValue());
  }

  @Override
  public void processElement2(StreamRecord<ShardPredictions> element) {
    join.add(element.getValue());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    checkpointed.update(List.of(join.state()));
  }

  private void emit(KeyedLine next) {
    output.collect(line.replace(next.line()));
    output.collect(KEYED_LINES, keyedLine.replace(next));
  }
}
