package dev.eddy.streaming.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.Learners;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.report.ShardPredictions;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerLoopTest {
  private static final int SLICES = 2;
  private static final double[] NONE = new double[0];

  private final List<Gradient> gradients = new ArrayList<>();
  private final List<ShardScores> scores = new ArrayList<>();
  private final List<ShardPredictions> predictions = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aStepIsComputedWithExactlyTheThetaOfItsDelay(int delay) {
    WorkerLoop loop = loop(delay, 0);
    for (int step = 0; step < 5; step++) {
      loop.add(block(0, step, false));
    }
    // Theta(v) predicts v for x = 1, so the squared loss's gradient at label 0 is v.
    for (int version = 0; version < 5; version++) {
      assertThat(stepsOf(0))
          .as("with theta(%d) on its way", version)
          .isEqualTo(upTo(version, delay));
      broadcast(loop, version);
    }
    for (Gradient gradient : gradients) {
      if (gradient.slice() == 0) {
        long version = Math.max(0, gradient.step() - delay);
        assertThat(gradient.part().gradientSums()[0]).isEqualTo((double) version);
      }
    }
  }

  @Test
  void everySliceHearsOfEveryStepAndScoresComeWithIt() {
    WorkerLoop loop = loop(0, 0);
    loop.add(block(0, 0, false));
    broadcast(loop, 0);
    assertThat(gradients).extracting(Gradient::slice).containsExactly(0, 1);
    assertThat(scores).hasSize(1);
    assertThat(scores.get(0).step()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void predictionsSayWhichThetaMadeThem(int delay) {
    WorkerLoop loop = loop(delay, 0);
    for (int step = 0; step < 5; step++) {
      loop.add(block(0, step, false));
      broadcast(loop, step);
    }
    assertThat(predictions).hasSize(5);
    for (ShardPredictions each : predictions) {
      assertThat(each.version()).isEqualTo(Math.max(0, each.step() - delay));
      // Theta(v) predicts v for x = 1.
      assertThat(each.labeled()).containsExactly((double) each.version());
      assertThat(each.unlabeled()).isEmpty();
      assertThat(each.splitCount()).isEqualTo(1);
      assertThat(each.stepId()).isEqualTo(each.step());
    }
  }

  @Test
  void anExampleWithoutALabelIsScoredAndChangesNoGradient() {
    Block labeled = block(0, 0, false);
    Batch unlabeled =
        new Batch(
            new double[] {Double.NaN, Double.NaN},
            new int[] {0, 1, 1},
            new int[] {0},
            new double[] {3},
            new int[1]);
    WorkerLoop loop = loop(0, 0);
    for (int step = 0; step < 2; step++) {
      loop.add(new Block(0, Marks.of(0, 1, step, false), labeled.batch(), unlabeled));
      broadcast(loop, step);
    }
    assertThat(gradients.get(0).part().exampleCount()).isEqualTo(1);
    assertThat(gradients.get(2).part().gradientSums()).containsExactly(1);
    assertThat(scores.get(0).scores().exampleCount()).isEqualTo(1);
    assertThat(predictions.get(1).labeled()).containsExactly(1);
    assertThat(predictions.get(1).unlabeled()).containsExactly(3, 0);
    assertThat(scores.get(1).heldOut(0)).isEmpty();
  }

  @Test
  void anExampleThatIsHeldOutIsTestedWithTheThetaOfItsStepAndChangesNoGradient() {
    Block labeled = block(0, 0, false);
    // One without a label, with x = 1, and one with x = 3 and label 5.
    Batch untrained =
        new Batch(
            new double[] {Double.NaN, 5},
            new int[] {0, 1, 2},
            new int[] {0, 0},
            new double[] {1, 3},
            new int[1]);
    WorkerLoop loop = loop(0, 0);
    for (int step = 0; step < 2; step++) {
      loop.add(new Block(0, Marks.of(0, 1, step, false), labeled.batch(), untrained));
      broadcast(loop, step);
    }
    assertThat(gradients.get(2).part().exampleCount()).isEqualTo(1);
    assertThat(gradients.get(2).part().gradientSums()).containsExactly(1);
    assertThat(scores.get(1).scores().exampleCount()).isEqualTo(1);
    Scores heldOut = scores.get(1).heldOut(0).orElseThrow();
    assertThat(heldOut.exampleCount()).isEqualTo(1);
    // Theta(1) predicts 3, which is 2 too few: half of the square.
    assertThat(heldOut.lossSum()).isEqualTo(2);
    assertThat(predictions.get(1).unlabeled()).containsExactly(1, 3);
  }

  @Test
  void allShardsTakeAStepBeforeAnyTakesTheNext() {
    WorkerLoop loop = loop(1, 0, 1);
    broadcast(loop, 0);
    loop.add(block(0, 0, false));
    loop.add(block(0, 1, false));
    loop.advance();
    assertThat(stepsOf(0)).containsExactly(0L);
    loop.add(block(1, 0, false));
    loop.advance();
    assertThat(stepsOf(1)).containsExactly(0L);
    assertThat(stepsOf(0)).containsExactly(0L, 1L);
  }

  @Test
  void theEndIsSaidOnceToEverySlice() {
    WorkerLoop loop = loop(0, 0);
    broadcast(loop, 0);
    loop.add(block(0, 0, true));
    loop.advance();
    loop.advance();
    broadcast(loop, 1);
    List<Gradient> ends = gradients.stream().filter(Gradient::endsInput).toList();
    assertThat(ends).extracting(Gradient::slice).containsExactly(0, 1);
    assertThat(ends).extracting(Gradient::step).containsOnly(1L);
  }

  @Test
  void aWorkerWithoutShardsComputesNothing() {
    WorkerLoop loop = loop(0);
    broadcast(loop, 0);
    broadcast(loop, 1);
    assertThat(gradients).isEmpty();
  }

  private WorkerLoop loop(int delay, int... shards) {
    LearnerSettings learner =
        Learners.linear(2, false, LossType.SQUARED, OptimizerType.SGD, 1, false, delay);
    return new WorkerLoop(
        SampleLoops.settings(learner, Synchronization.sync(), SLICES),
        Arrays.stream(shards)
            .mapToObj(
                shard -> new ShardAssembly(shard, ShardProgress.start(), new StepFactoring(true)))
            .toList(),
        new WorkerOutput() {
          @Override
          public void emit(Gradient gradient) {
            gradients.add(gradient);
          }

          @Override
          public void emit(ShardScores shardScores) {
            scores.add(shardScores);
          }

          @Override
          public boolean wantsPredictions() {
            return true;
          }

          @Override
          public void emit(ShardPredictions shardPredictions) {
            predictions.add(shardPredictions);
          }
        });
  }

  private static void broadcast(WorkerLoop loop, long version) {
    for (int slice = 0; slice < SLICES; slice++) {
      ThetaDelta delta =
          slice == 0
              ? new ThetaDelta(new int[] {0}, new double[] {(double) version}, NONE, NONE, NONE)
              : ThetaDelta.empty();
      loop.add(new Theta(slice, version, version - 1, true, false, delta));
    }
    loop.advance();
  }

  /** One example with label 0 and the feature 0 = 1. */
  private static Block block(int shard, long step, boolean endsSplit) {
    Batch batch = new Batch(new double[] {0}, new int[] {0, 1}, new int[] {0}, NONE, new int[] {0});
    return new Block(shard, Marks.of(0, 1, step, endsSplit), batch);
  }

  private List<Long> stepsOf(int shard) {
    return gradients.stream()
        .filter(gradient -> gradient.shard() == shard && gradient.slice() == 0)
        .filter(gradient -> !gradient.endsInput())
        .map(Gradient::step)
        .toList();
  }

  /** Returns the steps that are possible with all versions below {@code version}. */
  private static List<Long> upTo(int version, int delay) {
    List<Long> steps = new ArrayList<>();
    for (long step = 0; version > 0 && step < Math.min(5, version + delay); step++) {
      steps.add(step);
    }
    return steps;
  }
}
