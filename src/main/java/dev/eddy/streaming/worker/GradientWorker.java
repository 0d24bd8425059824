package dev.eddy.streaming.worker;

import dev.eddy.streaming.feedback.FeedbackChannel;
import dev.eddy.streaming.feedback.FeedbackKey;
import dev.eddy.streaming.feedback.FeedbackMail;
import dev.eddy.streaming.loop.FingerprintState;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.meter.WorkerMeter;
import dev.eddy.streaming.operator.OneInputFactory;
import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.report.ShardPredictions;
import dev.eddy.streaming.report.ShardPredictionsSerializer;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.ShardScoresSerializer;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.BlockSerializer;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import java.util.List;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by shard: gathers blocks, takes theta from the feedback channel, emits gradients.
 *
 * <p>Blocks wait in heap, at most W steps of them, and go into state at a snapshot only: RocksDB on
 * the way of every block was 8 to 26 times slower.
 */
public final class GradientWorker extends AbstractStreamOperator<Gradient>
    implements OneInputStreamOperator<Block, Gradient>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  /** How well each step was predicted before it trained theta. */
  public static final OutputTag<ShardScores> SCORES =
      new OutputTag<>("scores", ShardScoresSerializer.TYPE);

  /** What theta predicted, example by example, if anybody asks. */
  public static final OutputTag<ShardPredictions> PREDICTIONS =
      new OutputTag<>("predictions", ShardPredictionsSerializer.TYPE);

  // Configuration.
  private final LoopSettings settings;
  private final boolean hasPredictions;
  private final transient MailboxExecutor mailbox;

  // Runtime.
  private transient ShardLoop loop;
  private transient FeedbackChannel channel;
  private transient WorkerMeter meter;
  private transient ShardState state;
  private transient MapState<Long, Block> kept;
  private transient boolean isPartScheduled;
  private transient FingerprintState fingerprint;

  GradientWorker(
      StreamOperatorParameters<Gradient> parameters,
      LoopSettings settings,
      boolean hasPredictions) {
    super(parameters);
    this.settings = settings;
    this.hasPredictions = hasPredictions;
    this.mailbox = parameters.getMailboxExecutor();
  }

  /**
   * Returns the factory of the operator.
   *
   * @param hasPredictions whether scores are sent one by one, too
   */
  public static OneInputFactory<Block, Gradient> factory(
      LoopSettings settings, boolean hasPredictions) {
    return OneInputFactory.of(
        GradientWorker.class,
        parameters -> new GradientWorker(parameters, settings, hasPredictions));
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    settings.probe().at(Moment.WORKER_RESTORE);
    fingerprint = FingerprintState.check(context, settings.fingerprint());
    state = ShardState.open(context);
    kept =
        context
            .getKeyedStateStore()
            .getMapState(
                new MapStateDescriptor<>("kept", LongSerializer.INSTANCE, new BlockSerializer()));
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    int parallelism = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    List<ShardAssembly> shards =
        state.restore(
            settings.shardKeys().ownedBy(subtask, parallelism), StepFactoring.of(settings));
    loop = ShardLoop.of(settings, shards, new KeyedCache(), new Emitter());
  }

  @Override
  public void open() throws Exception {
    super.open();
    meter =
        new WorkerMeter(
            getMetricGroup(), settings.sliceCount(), this::stepsWaiting, loop.thetaBytes());
    channel = FeedbackChannel.join(FeedbackKey.of(getMetricGroup()), settings.sliceCount());
    channel.onMail(FeedbackMail.inMailbox(mailbox, this::takeMail));
  }

  @Override
  public void processElement(StreamRecord<Block> element) throws Exception {
    settings.probe().at(Moment.WORKER_BLOCK);
    loop.add(element.getValue());
    advance();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    settings.probe().at(Moment.WORKER_SNAPSHOT);
    fingerprint.write();
    state.write(loop.shards());
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    state.release();
  }

  /** Trains what is complete: at a drain theta is still on its way for the last steps. */
  @Override
  public void endInput() throws Exception {
    while (loop.isWaitingForTheta()) {
      mailbox.yield();
    }
    // The last version may have reached the source and not yet this.
    advance();
    loop.stop();
  }

  @Override
  public void finish() throws Exception {
    settings.probe().at(Moment.WORKER_FINISH);
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (channel != null) {
      channel.leave();
      channel = null;
    }
    super.close();
  }

  WorkerMeter meter() {
    return meter;
  }

  private long stepsWaiting() {
    long count = 0;
    for (ShardAssembly shard : loop.shards()) {
      count += shard.waitingCount();
    }
    return count;
  }

  private void takeMail() throws Exception {
    settings.probe().at(Moment.WORKER_STEP);
    advance();
  }

  /** Computes what can be computed, each round with the newest theta that has come. */
  private void advance() throws Exception {
    do {
      for (Theta theta = channel.mail().poll(); theta != null; theta = channel.mail().poll()) {
        loop.add(theta);
        meter.arrived(theta);
      }
    } while (loop.computeNext());
    if (loop.hasPart() && !isPartScheduled) {
      isPartScheduled = true;
      mailbox.execute(this::computePart, "compute a part of a pass");
    }
  }

  private void computePart() throws Exception {
    settings.probe().at(Moment.WORKER_STEP);
    isPartScheduled = false;
    loop.computePart();
    advance();
  }

  /** Keeps blocks in keyed state. */
  private final class KeyedCache implements BlockCache {
    @Override
    public void put(int shard, long number, Block block) throws Exception {
      setCurrentKey(settings.shardKeys().key(shard));
      kept.put(number, block);
    }

    @Override
    public Block get(int shard, long number) throws Exception {
      setCurrentKey(settings.shardKeys().key(shard));
      return kept.get(number);
    }
  }

  /** Emits to the network, reusing one record for each output. */
  private final class Emitter implements WorkerOutput {
    private final StreamRecord<Gradient> gradients = new StreamRecord<>(null);
    private final StreamRecord<ShardScores> scores = new StreamRecord<>(null);
    private final StreamRecord<ShardPredictions> predictions = new StreamRecord<>(null);

    @Override
    public void emit(Gradient gradient) {
      output.collect(gradients.replace(gradient));
      meter.sent(gradient);
    }

    @Override
    public void emit(ShardScores shardScores) {
      meter.add(shardScores);
      output.collect(SCORES, scores.replace(shardScores));
    }

    @Override
    public boolean wantsPredictions() {
      return hasPredictions;
    }

    @Override
    public void emit(ShardPredictions shardPredictions) {
      output.collect(PREDICTIONS, predictions.replace(shardPredictions));
    }
  }
}
