package dev.eddy.streaming.result;

import dev.eddy.streaming.operator.TwoInputFactory;
import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.report.EvaluationSummary;
import dev.eddy.streaming.report.EvaluationSummarySerializer;
import dev.eddy.streaming.wire.FinalTheta;
import dev.eddy.streaming.wire.FinalThetaSerializer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Writes the model and the summary when everything has ended. What it was told lies in its state: a
 * failure behind the end of the servers' tasks does not make them speak again.
 */
public final class ResultOperator extends AbstractStreamOperator<Void>
    implements TwoInputStreamOperator<FinalTheta, EvaluationSummary, Void> {
  private static final long serialVersionUID = 1L;
  private static final String SUMMARY = "summary.json";

  // Configuration.
  private final ResultSettings settings;
  private final Probe probe;

  // Runtime.
  private transient FinalPieces pieces;
  private transient Optional<EvaluationSummary> evaluation;
  private transient RunClock clock;
  private transient ListState<FinalTheta> pieceState;
  private transient ListState<EvaluationSummary> evaluationState;
  private transient ListState<RunClock> clockState;

  ResultOperator(StreamOperatorParameters<Void> parameters, ResultSettings settings, Probe probe) {
    super(parameters);
    this.settings = settings;
    this.probe = probe;
  }

  /** Returns the factory of the operator. */
  public static TwoInputFactory<FinalTheta, EvaluationSummary, Void> factory(
      ResultSettings settings, Probe probe) {
    return TwoInputFactory.of(
        ResultOperator.class, parameters -> new ResultOperator(parameters, settings, probe));
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    OperatorStateStore store = context.getOperatorStateStore();
    pieceState = store.getListState(new ListStateDescriptor<>("theta", new FinalThetaSerializer()));
    evaluationState =
        store.getListState(
            new ListStateDescriptor<>("evaluation", new EvaluationSummarySerializer()));
    clockState = store.getListState(new ListStateDescriptor<>("clock", new RunClockSerializer()));
    pieces = new FinalPieces();
    pieceState.get().forEach(pieces::add);
    evaluation = Optional.empty();
    evaluationState.get().forEach(summary -> evaluation = Optional.of(summary));
    clock = new RunClock(System.currentTimeMillis(), 0);
    clockState.get().forEach(restored -> clock = restored);
    if (!context.isRestored()) {
      // Of an earlier job: whoever looks for the end of this one must not find it.
      Files.deleteIfExists(Path.of(settings.folder()).resolve(SUMMARY));
    }
  }

  @Override
  public void processElement1(StreamRecord<FinalTheta> element) {
    pieces.add(element.getValue());
  }

  @Override
  public void processElement2(StreamRecord<EvaluationSummary> element) {
    evaluation = Optional.of(element.getValue());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    pieceState.update(pieces.toList());
    evaluationState.update(evaluation.map(List::of).orElse(List.of()));
    clockState.update(List.of(clock));
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    clock = clock.plusCheckpoint();
  }

  @Override
  public void finish() throws Exception {
    probe.at(Moment.RESULT_FINISH);
    FinalModel model = FinalModel.of(pieces.toList());
    RunSummary summary =
        new RunSummary(
            evaluation.orElseThrow(() -> new IllegalStateException("evaluation must have ended")),
            model,
            clock,
            getRuntimeContext().getTaskInfo().getAttemptNumber());
    Path folder = Path.of(settings.folder());
    ModelFile.write(
        folder.resolve("model"), settings.learner(), settings.description(), model.theta());
    Path draft = folder.resolve("summary.json.part");
    Files.writeString(draft, summary.toJson(settings, System.currentTimeMillis()) + "\n");
    Files.move(draft, folder.resolve(SUMMARY), StandardCopyOption.ATOMIC_MOVE);
    super.finish();
  }
}
