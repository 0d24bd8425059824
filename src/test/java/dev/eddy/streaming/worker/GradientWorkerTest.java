package dev.eddy.streaming.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.feedback.FeedbackChannel;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GradientWorkerTest {
  private static final int SPLITS = 2;
  private static final int STEPS = 6;
  private static final double[] NONE = new double[0];

  @AfterEach
  void noChannelIsLeftOpen() {
    assertThat(FeedbackChannel.openCount()).isZero();
  }

  @Test
  void aCheckpointWithoutShardsIsRefused() throws Exception {
    OperatorSubtaskState state;
    try (WorkerHarness worker = WorkerHarness.fresh(1)) {
      state = worker.snapshot();
    }
    OperatorSubtaskState keyedOnly =
        OperatorSubtaskState.builder().setManagedKeyedState(state.getManagedKeyedState()).build();
    assertThatThrownBy(() -> WorkerHarness.restored(1, 0, 1, keyedOnly))
        .hasStackTraceContaining(
            "must hold every shard, has none of shard 0: another eddy wrote it");
  }

  @Test
  void thetaOutOfTheChannelMakesGradientsOutOfBlocks() throws Exception {
    try (WorkerHarness worker = WorkerHarness.fresh(4)) {
      sendAll(worker, blocks(0, 2));
      assertThat(worker.gradients()).isEmpty();
      worker.theta(theta(0));
      assertThat(worker.gradients()).hasSize(4).extracting(Gradient::step).containsOnly(0L);
      assertThat(worker.scores()).extracting(ShardScores::shard).containsExactly(0, 1, 2, 3);
      worker.theta(theta(1));
      assertThat(worker.gradients()).hasSize(8);
    }
  }

  @Test
  void eachShardsWayOfAStepIsTimedOnceWhenItsThetaIsThere() throws Exception {
    OperatorSubtaskState state;
    try (WorkerHarness worker = WorkerHarness.fresh(4)) {
      sendAll(worker, blocks(0, 4));
      worker.theta(theta(0));
      assertThat(worker.stepWayCount()).as("steps on their way").isZero();
      worker.theta(theta(1));
      assertThat(worker.stepWayCount()).isEqualTo(4);
      worker.theta(theta(1));
      assertThat(worker.stepWayCount()).as("theta(1) said twice").isEqualTo(4);
      worker.theta(theta(2));
      assertThat(worker.stepWayCount()).isEqualTo(8);
      state = worker.snapshot();
    }
    try (WorkerHarness worker = WorkerHarness.restored(4, 0, 1, state)) {
      // Step 2 was sent before the failure.
      worker.theta(wholeTheta(3));
      assertThat(worker.stepWayCount()).as("begun elsewhere").isZero();
      worker.theta(theta(4));
      assertThat(worker.stepWayCount()).isEqualTo(4);
    }
  }

  @Test
  void aRestoredWorkerContinuesBitForBit() throws Exception {
    List<Gradient> undisturbed = undisturbed();
    OperatorSubtaskState state;
    List<Gradient> before;
    try (WorkerHarness worker = WorkerHarness.fresh(4)) {
      worker.theta(theta(0));
      worker.theta(theta(1));
      // Steps 0 and 1 are through, step 2 waits for theta, step 3 for half of its blocks.
      List<Block> ahead = blocks(0, 4);
      sendAll(worker, ahead.subList(0, ahead.size() - 4));
      state = worker.snapshot();
      before = worker.gradients();
      worker.theta(theta(2));
    }
    try (WorkerHarness worker = WorkerHarness.restored(4, 0, 1, state)) {
      worker.theta(wholeTheta(2));
      List<Block> all = blocks(0, STEPS);
      sendAll(worker, all.subList(blocks(0, 4).size() - 4, all.size()));
      for (int version = 3; version < STEPS; version++) {
        worker.theta(theta(version));
      }
      List<Gradient> gradients = new ArrayList<>(before);
      gradients.addAll(worker.gradients());
      assertThat(gradients).usingRecursiveComparison().isEqualTo(undisturbed);
    }
  }

  @Test
  void outOfStepARestoredWorkerContinuesBitForBitToo() throws Exception {
    Synchronization async = Synchronization.async();
    List<Block> all = blocks(0, STEPS);
    // In the middle of step 2.
    int middle = blocks(0, 2).size() + 3;
    List<Gradient> undisturbed;
    try (WorkerHarness worker = WorkerHarness.fresh(async, 4)) {
      worker.theta(theta(0));
      sendAll(worker, blocks(0, 1));
      worker.theta(theta(1));
      sendAll(worker, all.subList(blocks(0, 1).size(), all.size()));
      undisturbed = worker.gradients();
    }
    List<Gradient> gradients;
    OperatorSubtaskState state;
    try (WorkerHarness worker = WorkerHarness.fresh(async, 4)) {
      worker.theta(theta(0));
      sendAll(worker, blocks(0, 1));
      worker.theta(theta(1));
      sendAll(worker, all.subList(blocks(0, 1).size(), middle));
      state = worker.snapshot();
      gradients = new ArrayList<>(worker.gradients());
    }
    try (WorkerHarness worker = WorkerHarness.restored(async, 4, state)) {
      worker.send(all.get(middle));
      assertThat(worker.gradients()).as("before it has theta").isEmpty();
      worker.theta(wholeTheta(1));
      sendAll(worker, all.subList(middle + 1, all.size()));
      gradients.addAll(worker.gradients());
      assertThat(worker.scores()).extracting(ShardScores::staleness).contains(1, STEPS - 2);
    }
    assertThat(gradients).usingRecursiveComparison().isEqualTo(undisturbed);
  }

  @Test
  void threeWorkersGoOnWhereOneWasAndOneWhereThreeWere() throws Exception {
    OperatorSubtaskState one;
    List<Gradient> gradients = new ArrayList<>();
    try (WorkerHarness worker = WorkerHarness.fresh(4)) {
      sendAll(worker, blocks(0, 2));
      worker.theta(theta(0));
      one = worker.snapshot();
      gradients.addAll(worker.gradients());
    }
    OperatorSubtaskState[] three = new OperatorSubtaskState[3];
    for (int subtask = 0; subtask < 3; subtask++) {
      try (WorkerHarness worker = WorkerHarness.restored(4, subtask, 3, one)) {
        List<Integer> own = worker.shards(subtask, 3);
        worker.theta(wholeTheta(1));
        sendAll(worker, blocks(2, 4).stream().filter(b -> own.contains(b.shard())).toList());
        worker.theta(theta(2));
        three[subtask] = worker.snapshot();
        gradients.addAll(worker.gradients());
      }
    }
    try (WorkerHarness worker = WorkerHarness.restored(4, 0, 1, three)) {
      worker.theta(wholeTheta(3));
      sendAll(worker, blocks(4, STEPS));
      worker.theta(theta(4));
      worker.theta(theta(5));
      gradients.addAll(worker.gradients());
    }
    // Each worker sent its own shards' steps in order; the server sorts them by step and shard.
    gradients.sort(Comparator.comparingLong(Gradient::step).thenComparingInt(Gradient::shard));
    List<Gradient> expected = new ArrayList<>(undisturbed());
    expected.sort(Comparator.comparingLong(Gradient::step).thenComparingInt(Gradient::shard));
    assertThat(gradients).usingRecursiveComparison().isEqualTo(expected);
  }

  @Test
  void aWorkerWithoutShardsKeepsNoMail() throws Exception {
    try (WorkerHarness worker = WorkerHarness.fresh(1, 1, 2)) {
      assertThat(worker.shards(1, 2)).isEmpty();
      for (int version = 0; version < 100; version++) {
        worker.theta(theta(version));
        assertThat(worker.mail()).isEmpty();
      }
      assertThat(worker.gradients()).isEmpty();
    }
  }

  @Test
  void stateOfAnotherMeaningIsRefused() throws Exception {
    OperatorSubtaskState state;
    try (WorkerHarness worker = WorkerHarness.fresh(4)) {
      state = worker.snapshot();
    }
    assertThatThrownBy(() -> WorkerHarness.restored(8, 0, 1, state))
        .hasStackTraceContaining(
            "training.shards must be 4 as in the checkpoint that is restored, was 8");
  }

  private static List<Gradient> undisturbed() throws Exception {
    try (WorkerHarness worker = WorkerHarness.fresh(4)) {
      sendAll(worker, blocks(0, STEPS));
      for (int version = 0; version < STEPS; version++) {
        worker.theta(theta(version));
      }
      return worker.gradients();
    }
  }

  private static void sendAll(WorkerHarness worker, List<Block> blocks) throws Exception {
    for (Block block : blocks) {
      worker.send(block);
    }
  }

  /** Returns all blocks of the steps; each has two seeded examples over three features. */
  private static List<Block> blocks(int fromStep, int toStep) {
    List<Block> blocks = new ArrayList<>();
    for (int step = fromStep; step < toStep; step++) {
      for (int split = 0; split < SPLITS; split++) {
        for (int shard = 0; shard < 4; shard++) {
          Random random = new Random(100L * step + 10L * split + shard);
          Batch batch =
              new Batch(
                  random.doubles(2).toArray(),
                  new int[] {0, 2, 4},
                  new int[] {0, 1, 1, 2},
                  random.doubles(4).toArray(),
                  new int[] {0, 1, 2});
          blocks.add(new Block(shard, Marks.of(split, SPLITS, step, step == STEPS - 1), batch));
        }
      }
    }
    return blocks;
  }

  /** Returns what step {@code version - 1} changed: one coordinate. */
  private static Theta theta(int version) {
    int[] coordinates = {version % 3};
    return theta(version, new ThetaDelta(coordinates, new double[] {version}, NONE, NONE, NONE));
  }

  /** Returns all of theta, as a server sends it after a restore. */
  private static Theta wholeTheta(int version) {
    double[] weights = new double[3];
    for (int v = 0; v <= version; v++) {
      weights[v % 3] = v;
    }
    return theta(version, new ThetaDelta(new int[] {0, 1, 2}, weights, NONE, NONE, NONE));
  }

  private static Theta theta(int version, ThetaDelta delta) {
    return new Theta(0, version, version - 1, true, false, delta);
  }
}
