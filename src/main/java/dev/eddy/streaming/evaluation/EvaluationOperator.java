package dev.eddy.streaming.evaluation;

import dev.eddy.streaming.meter.EvaluationMeter;
import dev.eddy.streaming.operator.TwoInputFactory;
import dev.eddy.streaming.report.EvaluationSummary;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import dev.eddy.streaming.report.EvaluationSummarySerializer;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Says how good the model is: one JSON line a window as its main output, the rejected records and
 * the summary as side outputs. Runs at parallelism 1.
 */
public final class EvaluationOperator extends AbstractStreamOperator<String>
    implements TwoInputStreamOperator<StepRecords, ShardScores, String> {
  private static final long serialVersionUID = 1L;

  /** One JSON line for each rejected record. */
  public static final OutputTag<String> REJECTED = new OutputTag<>("rejected", Types.STRING);

  /** One JSON line for each record that is not in the interval of its timestamp. */
  public static final OutputTag<String> OVERRIDES = new OutputTag<>("overrides", Types.STRING);

  /** One JSON line for each step, split and, out of step, shard that was set aside. */
  public static final OutputTag<String> SET_ASIDE = new OutputTag<>("set-aside", Types.STRING);

  /** The summary, once, as the last message. */
  public static final OutputTag<EvaluationSummary> SUMMARY =
      new OutputTag<>("evaluation-summary", EvaluationSummarySerializer.TYPE);

  private static final ListStateDescriptor<LedgerState> LEDGER =
      new ListStateDescriptor<>(CheckpointedReads.STATE, new LedgerStateSerializer());

  // Configuration.
  private final EvaluationSettings settings;

  // Runtime.
  private transient EvaluationLedger ledger;
  private transient EvaluationMeter meter;
  private transient ListState<LedgerState> checkpointed;

  EvaluationOperator(StreamOperatorParameters<String> parameters, EvaluationSettings settings) {
    super(parameters);
    this.settings = settings;
  }

  /** Returns the factory of the operator. */
  public static TwoInputFactory<StepRecords, ShardScores, String> factory(
      EvaluationSettings settings) {
    return TwoInputFactory.of(
        EvaluationOperator.class, parameters -> new EvaluationOperator(parameters, settings));
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    checkpointed = context.getOperatorStateStore().getListState(LEDGER);
    meter = new EvaluationMeter(getMetricGroup(), System::nanoTime);
    Iterator<LedgerState> states = checkpointed.get().iterator();
    EvaluationSink sink = new OutputSink();
    ledger =
        states.hasNext()
            ? new EvaluationLedger(settings, sink, states.next())
            : new EvaluationLedger(settings, sink);
  }

  @Override
  public void processElement1(StreamRecord<StepRecords> element) {
    ledger.add(element.getValue());
  }

  @Override
  public void processElement2(StreamRecord<ShardScores> element) {
    ledger.add(element.getValue());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    checkpointed.update(List.of(ledger.state()));
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    meter.checkpointed();
  }

  @Override
  public void finish() throws Exception {
    ledger.stop();
    super.finish();
  }

  /** Turns what the ledger says into this operator's outputs. */
  private final class OutputSink implements EvaluationSink {

    @Override
    public void step(long steps, RecordCounts total) {
      meter.step(steps, total);
    }

    @Override
    public void window(WindowReport report) {
      meter.window(report.window(), report.cumulative(), report.alarms().size());
      output.collect(new StreamRecord<>(report.toJson()));
    }

    @Override
    public void rejected(RejectedRecord rejected) {
      output.collect(REJECTED, new StreamRecord<>(rejected.toJson()));
    }

    @Override
    public void overridden(OverriddenRecord overridden) {
      output.collect(OVERRIDES, new StreamRecord<>(overridden.toJson()));
    }

    @Override
    public void setAside(SetAsideRecords records) {
      output.collect(SET_ASIDE, new StreamRecord<>(records.toJson()));
    }

    @Override
    public void summary(EvaluationSummary summary) {
      output.collect(SUMMARY, new StreamRecord<>(summary));
    }
  }
}
