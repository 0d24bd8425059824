package dev.eddy.streaming.server;

import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.streaming.loop.EvenKeys;
import dev.eddy.streaming.loop.Fingerprint;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.loop.Scoring;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.wire.FinalTheta;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One attempt of one subtask of the parameter server. */
final class ServerHarness implements AutoCloseable {
  static final int MAX_PARALLELISM = 128;
  static final int SLICES = 4;
  private static final EvenKeys SLICE_KEYS = EvenKeys.of(SLICES, MAX_PARALLELISM);

  private final KeyedOneInputStreamOperatorTestHarness<Integer, Gradient, Theta> harness;

  private ServerHarness(
      Synchronization synchronization, int shardCount, int subtask, int parallelism)
      throws Exception {
    LearnerSettings learner = SampleGradients.learner(6, synchronization.isInStep() ? 1 : 0);
    LoopSettings settings =
        new LoopSettings(
            learner,
            synchronization,
            StepNormBounds.none(),
            new SliceMap(learner.model().dimension(), SLICES),
            EvenKeys.of(shardCount, MAX_PARALLELISM),
            SLICE_KEYS,
            Fingerprint.of(Map.of("training.shards", Integer.toString(shardCount))),
            Scoring.standard(),
            Probe.NONE);
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            ParameterServer.factory(settings),
            gradient -> SLICE_KEYS.key(gradient.slice()),
            Types.INT,
            MAX_PARALLELISM,
            parallelism,
            subtask);
    harness.setup();
  }

  /** Starts a fresh server, in step with delay 1. */
  static ServerHarness fresh(int shardCount) throws Exception {
    return fresh(Synchronization.sync(), shardCount);
  }

  static ServerHarness fresh(Synchronization synchronization, int shardCount) throws Exception {
    ServerHarness fresh = new ServerHarness(synchronization, shardCount, 0, 1);
    fresh.harness.open();
    fresh.runMail();
    return fresh;
  }

  /** Starts a subtask from the state of the subtasks before, however many they were. */
  static ServerHarness restored(
      int shardCount, int subtask, int parallelism, OperatorSubtaskState... states)
      throws Exception {
    return start(
        new ServerHarness(Synchronization.sync(), shardCount, subtask, parallelism),
        subtask,
        parallelism,
        states);
  }

  /** Starts the only subtask from the state of the one before. */
  static ServerHarness restored(
      Synchronization synchronization, int shardCount, OperatorSubtaskState state)
      throws Exception {
    return start(new ServerHarness(synchronization, shardCount, 0, 1), 0, 1, state);
  }

  private static ServerHarness start(
      ServerHarness restored, int subtask, int parallelism, OperatorSubtaskState... states)
      throws Exception {
    OperatorSubtaskState all = AbstractStreamOperatorTestHarness.repackageState(states);
    restored.harness.initializeState(
        AbstractStreamOperatorTestHarness.repartitionOperatorState(
            all, MAX_PARALLELISM, states.length, parallelism, subtask));
    restored.harness.open();
    restored.runMail();
    return restored;
  }

  List<Integer> slices(int subtask, int parallelism) {
    return SLICE_KEYS.ownedBy(subtask, parallelism);
  }

  void send(Gradient gradient) throws Exception {
    harness.processElement(new StreamRecord<>(gradient));
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  /** Returns what was broadcast so far. */
  List<Theta> thetas() {
    return harness.extractOutputValues();
  }

  List<FinalTheta> finish() throws Exception {
    harness.getOperator().finish();
    return harness.getSideOutput(ParameterServer.FINAL_THETA).stream()
        .map(StreamRecord::getValue)
        .toList();
  }

  private void runMail() throws Exception {
    while (harness.getTaskMailbox().hasMail()) {
      Mail mail = harness.getTaskMailbox().take(0);
      mail.run();
    }
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
