package dev.eddy.streaming.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.Learners;
import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.learning.reaction.Reaction;
import dev.eddy.learning.reaction.ReactionSettings;
import dev.eddy.learning.reaction.Roles;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Freeze;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.loop.EvenKeys;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A worker with two models of one slice each; both know one weight. */
class RivalTrainerTest {
  private static final double[] NONE = new double[0];

  private final List<Gradient> gradients = new ArrayList<>();
  private final List<ShardScores> scores = new ArrayList<>();
  private final WorkerLoop loop = loop();

  @Test
  void bothModelsSayWhatBothHaveLost() {
    Roles roles = new Roles(0, 0, 1, true);
    step(0, roles, -1, 2, 1, 1);
    assertThat(gradients).extracting(Gradient::slice).containsExactly(0, 1);
    // With x = 1 and label 1 the loss is log(1 + exp(-margin)).
    double gain = Math.log1p(Math.exp(1)) - Math.log1p(Math.exp(-2));
    for (Gradient gradient : gradients) {
      assertThat(gradient.part().totals().trial().roles()).isEqualTo(roles);
      assertThat(gradient.part().totals().trial().gain()).isCloseTo(gain, Offset.offset(1e-12));
      assertThat(gradient.part().totals().errorCount()).isEqualTo(1);
      assertThat(gradient.part().totals().guardedCount()).isEqualTo(1);
    }
    assertThat(gradients.get(0).part().gradientSums()).isNotEqualTo(NONE);
    assertThat(gradients.get(1).part().gradientSums()).isNotEqualTo(NONE);
    assertThat(scores.get(0).roles()).isEqualTo(roles);
    assertThat(scores.get(0).scores().errorCount()).isEqualTo(1);
  }

  @Test
  void theLeaderIsTestedWhicheverModelItIs() {
    step(0, new Roles(1, 1, 0, false), -1, 2, 1, 1);
    assertThat(gradients).extracting(Gradient::slice).containsExactly(1, 0);
    assertThat(scores.get(0).scores().errorCount()).isZero();
    assertThat(gradients.get(1).part().coordinates()).as("of the idle one").isEmpty();
    assertThat(gradients.get(1).part().totals().guardedCount()).isEqualTo(1);
    assertThat(gradients.get(1).part().norm()).isEqualTo(gradients.get(0).part().norm());
  }

  @Test
  void aGradientThatIsNotFiniteIsLeftOutAndSetsNothingAside() {
    // The leader's derivative is 0, the other one's as good as -1, as often as it counts.
    step(0, new Roles(0, 0, 1, true), 1, -1, 1e100, 1e300);
    assertThat(gradients.get(0).part().norm()).isLessThan(1e200);
    assertThat(gradients.get(1).part().norm()).isEqualTo(gradients.get(0).part().norm());
    assertThat(gradients.get(1).part().coordinates()).isEmpty();
  }

  private void step(
      long step, Roles roles, double leader, double rival, double value, double importance) {
    Batch batch =
        new Batch(
            new double[] {1},
            new int[] {0, 1},
            new int[] {0},
            new double[] {value},
            new int[] {0},
            new double[] {importance});
    loop.add(new Block(0, Marks.of(0, 1, step, false), batch));
    loop.add(theta(0, step, roles, leader));
    loop.add(theta(1, step, roles, rival));
    loop.advance();
  }

  private static Theta theta(int slice, long version, Roles roles, double weight) {
    ThetaDelta delta =
        new ThetaDelta(
            new int[] {0},
            new double[] {weight},
            NONE,
            NONE,
            NONE,
            NONE,
            StepTotals.none(),
            Freeze.none(),
            roles);
    return new Theta(slice, version, version - 1, true, false, delta);
  }

  private WorkerLoop loop() {
    LearnerSettings learner =
        Learners.linear(2, false, LossType.LOGISTIC, OptimizerType.ADAGRAD, 1, false, 0)
            .withReaction(ReactionSettings.of(Reaction.BACKGROUND, DriftDetectorType.DDM));
    LoopSettings one = SampleLoops.settings(learner, Synchronization.sync(), 1);
    LoopSettings two =
        new LoopSettings(
            learner,
            one.synchronization(),
            one.stepNorms(),
            new SliceMap(learner.model().dimension(), 1),
            one.shardKeys(),
            EvenKeys.of(2, 128),
            one.fingerprint(),
            one.scoring(),
            one.probe());
    WorkerOutput output =
        new WorkerOutput() {
          @Override
          public void emit(Gradient gradient) {
            gradients.add(gradient);
          }

          @Override
          public void emit(ShardScores shardScores) {
            scores.add(shardScores);
          }
        };
    return new WorkerLoop(
        two, List.of(new ShardAssembly(0, ShardProgress.start(), new StepFactoring(true))), output);
  }
}
