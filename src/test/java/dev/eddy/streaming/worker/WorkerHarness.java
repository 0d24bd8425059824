package dev.eddy.streaming.worker;

import dev.eddy.learning.Learners;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.streaming.feedback.FeedbackChannel;
import dev.eddy.streaming.feedback.FeedbackKey;
import dev.eddy.streaming.loop.EvenKeys;
import dev.eddy.streaming.loop.Fingerprint;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.loop.Scoring;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.report.ShardPredictions;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * One attempt of one subtask of the worker, in step at delay 0 unless it is told otherwise, with a
 * tail that speaks to it.
 */
final class WorkerHarness implements AutoCloseable {
  private static final int MAX_PARALLELISM = 128;

  private final EvenKeys shardKeys;
  private final KeyedOneInputStreamOperatorTestHarness<Integer, Block, Gradient> harness;
  private final FeedbackChannel channel;

  private WorkerHarness(
      Synchronization synchronization, int shardCount, int subtask, int parallelism)
      throws Exception {
    shardKeys = EvenKeys.of(shardCount, MAX_PARALLELISM);
    EvenKeys keys = shardKeys;
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            GradientWorker.factory(settings(synchronization, shardCount), true),
            block -> keys.key(block.shard()),
            Types.INT,
            MAX_PARALLELISM,
            parallelism,
            subtask);
    harness.setup();
    GradientWorker worker = (GradientWorker) harness.getOperator();
    channel = FeedbackChannel.join(FeedbackKey.of(worker.getMetricGroup()), 1);
  }

  private static LoopSettings settings(Synchronization synchronization, int shardCount) {
    LearnerSettings learner =
        Learners.linear(2, true, LossType.SQUARED, OptimizerType.SGD, 1, false, 0);
    return new LoopSettings(
        learner,
        synchronization,
        StepNormBounds.none(),
        new SliceMap(learner.model().dimension(), 1),
        EvenKeys.of(shardCount, MAX_PARALLELISM),
        EvenKeys.of(1, MAX_PARALLELISM),
        Fingerprint.of(Map.of("training.shards", Integer.toString(shardCount))),
        Scoring.standard(),
        Probe.NONE);
  }

  static WorkerHarness fresh(int shardCount) throws Exception {
    return fresh(shardCount, 0, 1);
  }

  static WorkerHarness fresh(int shardCount, int subtask, int parallelism) throws Exception {
    return open(new WorkerHarness(Synchronization.sync(), shardCount, subtask, parallelism));
  }

  /** Starts the only subtask. */
  static WorkerHarness fresh(Synchronization synchronization, int shardCount) throws Exception {
    return open(new WorkerHarness(synchronization, shardCount, 0, 1));
  }

  private static WorkerHarness open(WorkerHarness fresh) throws Exception {
    fresh.harness.open();
    return fresh;
  }

  /** Starts a subtask from the state of the subtasks before, however many they were. */
  static WorkerHarness restored(
      int shardCount, int subtask, int parallelism, OperatorSubtaskState... states)
      throws Exception {
    return restore(
        new WorkerHarness(Synchronization.sync(), shardCount, subtask, parallelism),
        subtask,
        parallelism,
        states);
  }

  /** Starts the only subtask from the state of the one before. */
  static WorkerHarness restored(
      Synchronization synchronization, int shardCount, OperatorSubtaskState state)
      throws Exception {
    return restore(new WorkerHarness(synchronization, shardCount, 0, 1), 0, 1, state);
  }

  private static WorkerHarness restore(
      WorkerHarness restored, int subtask, int parallelism, OperatorSubtaskState... states)
      throws Exception {
    OperatorSubtaskState all = AbstractStreamOperatorTestHarness.repackageState(states);
    OperatorSubtaskState own =
        AbstractStreamOperatorTestHarness.repartitionOperatorState(
            all, MAX_PARALLELISM, states.length, parallelism, subtask);
    try {
      restored.harness.initializeState(own);
    } catch (IllegalStateException e) {
      restored.close();
      throw e;
    }
    restored.harness.open();
    return restored;
  }

  List<Integer> shards(int subtask, int parallelism) {
    return shardKeys.ownedBy(subtask, parallelism);
  }

  void send(Block block) throws Exception {
    harness.processElement(new StreamRecord<>(block));
  }

  /** Sends theta as the tail does and lets the worker take it. */
  void theta(Theta theta) throws Exception {
    channel.send(theta);
    while (harness.getTaskMailbox().hasMail()) {
      harness.getTaskMailbox().take(0).run();
    }
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  List<Gradient> gradients() {
    return harness.extractOutputValues();
  }

  List<ShardScores> scores() {
    return harness.getSideOutput(GradientWorker.SCORES).stream()
        .map(StreamRecord::getValue)
        .toList();
  }

  List<ShardPredictions> predictions() {
    return harness.getSideOutput(GradientWorker.PREDICTIONS).stream()
        .map(StreamRecord::getValue)
        .toList();
  }

  /** Returns how many steps' ways the metric has. */
  long stepWayCount() {
    return ((GradientWorker) harness.getOperator()).meter().stepWayCount();
  }

  Collection<Theta> mail() {
    return channel.mail();
  }

  @Override
  public void close() throws Exception {
    channel.leave();
    harness.close();
  }
}
