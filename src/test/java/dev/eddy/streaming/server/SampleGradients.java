package dev.eddy.streaming.server;

import dev.eddy.learning.Learners;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.scaling.ValueStatistics;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ShardTotals;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.loop.EvenKeys;
import dev.eddy.streaming.loop.Fingerprint;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.loop.Scoring;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.SplitMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Gradients of seeded steps for one slice that holds all of theta. */
final class SampleGradients {
  static final int SHARDS = 4;
  private static final double[] NONE = new double[0];

  private SampleGradients() {}

  static LearnerSettings learner(int bits, int delay) {
    return Learners.linear(bits, false, LossType.SQUARED, OptimizerType.ADAGRAD, .5, false, delay);
  }

  static SliceLoop loop(LearnerSettings learner) {
    return new SliceLoop(settings(learner, Synchronization.sync()), 0);
  }

  static LoopSettings settings(LearnerSettings learner, Synchronization synchronization) {
    return settings(learner, synchronization, StepNormBounds.none());
  }

  static LoopSettings settings(
      LearnerSettings learner, Synchronization synchronization, StepNormBounds bounds) {
    return new LoopSettings(
        learner,
        synchronization,
        bounds,
        new SliceMap(learner.model().dimension(), 1),
        EvenKeys.of(SHARDS, ServerHarness.MAX_PARALLELISM),
        EvenKeys.of(1, ServerHarness.MAX_PARALLELISM),
        Fingerprint.of(Map.of()),
        Scoring.standard(),
        Probe.NONE);
  }

  /** Returns every shard's gradient of a step, in shard order; all of them touch coordinate 0. */
  static List<Gradient> step(long step) {
    List<Gradient> gradients = new ArrayList<>();
    for (int shard = 0; shard < SHARDS; shard++) {
      Random random = new Random(100 * step + shard);
      int[] coordinates = {0, 1 + random.nextInt(2), 3 + random.nextInt(5)};
      double[] sums = random.doubles(3, -1, 1).toArray();
      gradients.add(gradient(shard, step, coordinates, sums));
    }
    return gradients;
  }

  static Gradient gradient(int shard, long step, int[] coordinates, double[] sums) {
    double[] squares = new double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      squares[i] = sums[i] * sums[i];
    }
    return new Gradient(
        shard,
        0,
        step,
        10 * step,
        false,
        new ShardGradient(
            new ShardTotals(1, 0, 1, 1, 0),
            coordinates,
            sums,
            squares,
            NONE,
            ValueStatistics.none()));
  }

  /** Returns the gradient as one of so many examples and of that norm. */
  static Gradient with(Gradient gradient, int exampleCount, double norm) {
    ShardGradient part = gradient.part();
    return new Gradient(
        gradient.shard(),
        gradient.slice(),
        gradient.step(),
        gradient.stepId(),
        false,
        new ShardGradient(
            new ShardTotals(
                exampleCount, part.totals().normalizer(), part.totals().unitSquares(), norm, 0),
            part.coordinates(),
            part.gradientSums(),
            part.squareSums(),
            part.largestValues(),
            part.statistics()));
  }

  static Gradient end(int shard, long steps) {
    return new Gradient(shard, 0, steps, SplitMark.ALL, true, ShardGradient.empty());
  }

  /** Applies a delta to plain weights. */
  static void apply(ThetaDelta delta, double[] weights) {
    for (int i = 0; i < delta.coordinates().length; i++) {
      weights[delta.coordinates()[i]] = delta.weights()[i];
    }
  }
}
