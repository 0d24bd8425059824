package dev.eddy.streaming.server;

import dev.eddy.learning.theta.ThetaSlice;
import dev.eddy.streaming.loop.FingerprintState;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.meter.Meter;
import dev.eddy.streaming.meter.Meters;
import dev.eddy.streaming.meter.ThreadCpu;
import dev.eddy.streaming.operator.OneInputFactory;
import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.wire.FinalTheta;
import dev.eddy.streaming.wire.FinalThetaSerializer;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Keyed by slice: takes the optimizer's steps with the shards' gradients, broadcasts theta. */
public final class ParameterServer extends AbstractStreamOperator<Theta>
    implements OneInputStreamOperator<Gradient, Theta> {
  private static final long serialVersionUID = 1L;

  /** Theta at the end of the input. */
  public static final OutputTag<FinalTheta> FINAL_THETA =
      new OutputTag<>("final-theta", FinalThetaSerializer.TYPE);

  private static final int PIECE_COORDINATES_MAX = 1 << 16;

  // Configuration.
  private final LoopSettings settings;
  private final transient MailboxExecutor mailbox;

  // Runtime.
  private transient Map<Integer, SliceLoop> slices;
  private transient Map<Integer, SliceLog> logs;
  private transient List<SliceMeter> meters;
  private transient SliceState state;
  private transient FingerprintState fingerprint;
  private transient ListState<Integer> unsoundRows;
  private transient StreamRecord<Theta> theta;

  ParameterServer(StreamOperatorParameters<Theta> parameters, LoopSettings settings) {
    super(parameters);
    this.settings = settings;
    this.mailbox = parameters.getMailboxExecutor();
  }

  /** Returns the factory of the operator. */
  public static OneInputFactory<Gradient, Theta> factory(LoopSettings settings) {
    return OneInputFactory.of(
        ParameterServer.class, parameters -> new ParameterServer(parameters, settings));
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    settings.probe().at(Moment.SERVER_RESTORE);
    fingerprint = FingerprintState.check(context, settings.fingerprint());
    unsoundRows = CheckpointedTheta.state(context.getOperatorStateStore());
    WeightColumns weights = WeightColumns.of(settings.learner());
    state = new SliceState(context, weights, settings.sliceCount());
    slices = new TreeMap<>();
    logs = new TreeMap<>();
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    int parallelism = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    for (int slice : settings.sliceKeys().ownedBy(subtask, parallelism)) {
      setCurrentKey(settings.sliceKeys().key(slice));
      SliceLoop loop = new SliceLoop(settings, slice);
      logs.put(slice, state.restore(loop));
      slices.put(slice, loop);
    }
    state.forgetRestored();
  }

  @Override
  public void open() throws Exception {
    super.open();
    theta = new StreamRecord<>(null);
    meters = new ArrayList<>();
    new Meters(getMetricGroup()).gauge(Meter.SERVER_CPU, ThreadCpu.here());
    for (SliceLoop loop : slices.values()) {
      boolean hasGradients = !settings.learner().isLocal();
      meters.add(new SliceMeter(getMetricGroup(), loop, hasGradients, System::nanoTime));
      broadcast(new SliceBroadcast(loop));
    }
  }

  @Override
  public void processElement(StreamRecord<Gradient> element) {
    settings.probe().at(Moment.SERVER_GRADIENT);
    Gradient gradient = element.getValue();
    slices.get(gradient.slice()).add(gradient, this::emit);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    settings.probe().at(Moment.SERVER_SNAPSHOT);
    fingerprint.write();
    state.release();
    for (SliceLoop loop : slices.values()) {
      setCurrentKey(settings.sliceKeys().key(loop.slice()));
      state.write(loop, logs.get(loop.slice()));
    }
    unsoundRows.update(List.of(logs.values().stream().mapToInt(SliceLog::unsoundRowCount).sum()));
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    settings.probe().at(Moment.SERVER_CHECKPOINTED);
    state.release();
    // Here no barrier waits for it.
    meters.forEach(SliceMeter::checkpointed);
  }

  @Override
  public void finish() throws Exception {
    settings.probe().at(Moment.SERVER_FINISH);
    StreamRecord<FinalTheta> piece = new StreamRecord<>(null);
    // Other models are there to be tested; nobody takes them home.
    for (SliceLoop loop : slices.values()) {
      if (!loop.theta().isLeading()) {
        continue;
      }
      loop.theta().descent().breakOff();
      ThetaSlice.Chunk chunk;
      int row = 0;
      do {
        chunk = loop.theta().current(row, PIECE_COORDINATES_MAX);
        row = chunk.nextRow();
        FinalTheta last =
            new FinalTheta(
                loop.slice(),
                loop.version(),
                loop.theta().digest(),
                chunk.isLast(),
                chunk.delta(),
                loop.theta().descent().report());
        output.collect(FINAL_THETA, piece.replace(last));
      } while (!chunk.isLast());
    }
    super.finish();
  }

  /** One piece for each turn of the mailbox; a checkpoint may come in between. */
  private void broadcast(SliceBroadcast broadcast) {
    mailbox.execute(
        () -> {
          broadcast.sendNext(this::emit);
          if (!broadcast.isSent()) {
            broadcast(broadcast);
          }
        },
        "broadcast theta after a start");
  }

  private void emit(Theta version) {
    settings.probe().at(Moment.SERVER_STEP);
    output.collect(theta.replace(version));
  }
}
