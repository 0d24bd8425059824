package dev.eddy.streaming.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.Learners;
import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.reaction.Reaction;
import dev.eddy.learning.reaction.ReactionSettings;
import dev.eddy.learning.reaction.Roles;
import dev.eddy.learning.reaction.TrialSettings;
import dev.eddy.learning.reaction.TrialStep;
import dev.eddy.learning.scaling.ValueStatistics;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ShardTotals;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.streaming.loop.EvenKeys;
import dev.eddy.streaming.loop.Fingerprint;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.loop.Replicas;
import dev.eddy.streaming.loop.Scoring;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two models that are tried, dropped and replaced, and restored at every step of it. */
class TrialBroadcastTest {
  private static final int SHARDS = 2;
  private static final int STEPS = 600;
  private static final int EXAMPLES = 10;
  private static final double[] NONE = new double[0];

  private final Random random = new Random(3);
  private final List<Roles> roles = new ArrayList<>();
  private final List<List<double[]>> weights = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void whateverStepIsRestoredWorkersGetTheRolesAndTheThetaThatTheyHad(int delay) {
    LoopSettings settings = settings(delay);
    List<SliceLoop> models = List.of(new SliceLoop(settings, 0), new SliceLoop(settings, 1));
    Replicas replicas = new Replicas(settings);
    note(replicas);
    for (int step = 0; step < STEPS; step++) {
      for (Gradient gradient : gradients(step, delay)) {
        models
            .get(gradient.slice())
            .add(gradient, theta -> replicas.apply(theta.slice(), theta.delta()));
      }
      note(replicas);
      assertThat(models.get(0).theta().reactor().state())
          .isEqualTo(models.get(1).theta().reactor().state());
      requireRestored(settings, models, delay);
    }
    assertThat(roles.stream().mapToLong(Roles::leaderLife).distinct().count()).isGreaterThan(3);
    assertThat(roles.stream().mapToLong(Roles::trial).max().getAsLong()).isGreaterThan(5);
  }

  private void requireRestored(LoopSettings settings, List<SliceLoop> models, int delay) {
    List<List<Theta>> sent = new ArrayList<>();
    for (SliceLoop model : models) {
      SliceLoop restored = new SliceLoop(settings, model.slice());
      restored.theta().restore(model.theta().touched());
      restored.resume(model.progress(), model.recent(), model.held());
      SliceBroadcast broadcast = new SliceBroadcast(restored);
      List<Theta> ofModel = new ArrayList<>();
      while (!broadcast.isSent()) {
        broadcast.sendNext(ofModel::add);
      }
      sent.add(ofModel);
    }
    int now = roles.size() - 1;
    Replicas replicas = new Replicas(settings);
    for (int version = Math.max(0, now - delay); version <= now; version++) {
      for (List<Theta> ofModel : sent) {
        while (!ofModel.isEmpty() && ofModel.get(0).version() == version) {
          Theta theta = ofModel.remove(0);
          replicas.apply(theta.slice(), theta.delta());
        }
      }
      Roles then = roles.get(version);
      assertThat(replicas.roles()).isEqualTo(then);
      for (int model = 0; model < 2; model++) {
        // A gradient of a life that has ended goes nowhere.
        if (model == then.leader() || then.hasSameLife(model, roles.get(now))) {
          assertThat(weights(replicas.of(model)))
              .as("model %d, version %d, restored at %d", model, version, now)
              .isEqualTo(weights.get(version).get(model));
        }
      }
    }
  }

  private void note(Replicas replicas) {
    roles.add(replicas.roles());
    weights.add(List.of(weights(replicas.of(0)), weights(replicas.of(1))));
  }

  private static double[] weights(Replica replica) {
    return IntStream.range(0, replica.dimension()).mapToDouble(replica::weight).toArray();
  }

  /** Returns what workers make of theta(step - D): both models' gradients, or the leader's. */
  private List<Gradient> gradients(int step, int delay) {
    Roles with = roles.get(Math.max(0, step - delay));
    // Calm for a while, then wrong until a trial goes well; every third one does not.
    boolean isCalm = step % 80 < 40;
    double gain = with.trial() % 3 == 0 ? -1 : 1;
    List<Gradient> gradients = new ArrayList<>();
    for (int shard = 0; shard < SHARDS; shard++) {
      TrialStep trial = new TrialStep(with, with.hasTrial() ? gain + random.nextDouble() / 9 : 0);
      for (int model = 0; model < 2; model++) {
        boolean isIdle = !with.isAlive(model);
        int[] coordinates = isIdle ? new int[0] : new int[] {0, 1 + random.nextInt(4)};
        double[] sums = random.doubles(coordinates.length, -1, 1).toArray();
        int count = isIdle ? 0 : EXAMPLES;
        ShardTotals totals = new ShardTotals(count, 0, 1, 1, 0, EXAMPLES, isCalm ? 1 : 9, trial);
        ShardGradient part =
            new ShardGradient(totals, coordinates, sums, sums, NONE, ValueStatistics.none());
        gradients.add(new Gradient(shard, model, step, step, false, part));
      }
    }
    return gradients;
  }

  private static LoopSettings settings(int delay) {
    LearnerSettings learner =
        Learners.linear(3, false, LossType.LOGISTIC, OptimizerType.SGD, .5, false, delay)
            .withReaction(
                ReactionSettings.of(Reaction.BACKGROUND, DriftDetectorType.HDDM_W)
                    .withTrial(new TrialSettings(40, 200, .01)));
    return new LoopSettings(
        learner,
        Synchronization.sync(),
        StepNormBounds.none(),
        new SliceMap(learner.model().dimension(), 1),
        EvenKeys.of(SHARDS, ServerHarness.MAX_PARALLELISM),
        EvenKeys.of(2, ServerHarness.MAX_PARALLELISM),
        Fingerprint.of(Map.of()),
        Scoring.standard(),
        Probe.NONE);
  }
}
