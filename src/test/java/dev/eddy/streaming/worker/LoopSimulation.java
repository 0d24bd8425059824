package dev.eddy.streaming.worker;

import dev.eddy.learning.Learners;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Two workers of two shards each and two slices that count instead of learning: theta's only weight
 * is its version. What is on its way between two of them stays in order; who comes first is drawn,
 * and blocks for the first worker seldom are.
 */
final class LoopSimulation implements WorkerOutput {
  private static final int WORKERS = 2;
  private static final int SLICES = 2;
  private static final int STEPS = 40;
  private static final double[] NONE = new double[0];

  private final Random random;
  private final WorkerLoop[] workers = new WorkerLoop[WORKERS];
  private final List<Queue<Runnable>> onTheWay = new ArrayList<>();
  private final long[][] applied = new long[SLICES][SampleLoops.SHARDS];
  private final List<Gradient> gradients = new ArrayList<>();
  private final List<ShardScores> scores = new ArrayList<>();

  private LoopSimulation(Synchronization synchronization, long seed) {
    random = new Random(seed);
    LearnerSettings learner =
        Learners.linear(2, false, LossType.SQUARED, OptimizerType.SGD, 1, false, 0);
    for (int worker = 0; worker < WORKERS; worker++) {
      List<ShardAssembly> shards =
          List.of(
              new ShardAssembly(2 * worker, ShardProgress.start(), new StepFactoring(true)),
              new ShardAssembly(2 * worker + 1, ShardProgress.start(), new StepFactoring(true)));
      workers[worker] =
          new WorkerLoop(SampleLoops.settings(learner, synchronization, SLICES), shards, this);
    }
    for (int channel = 0; channel < WORKERS * (1 + 2 * SLICES); channel++) {
      onTheWay.add(new ArrayDeque<>());
    }
  }

  /** Runs until nothing is on its way. */
  static LoopSimulation run(Synchronization synchronization, long seed) {
    LoopSimulation simulation = new LoopSimulation(synchronization, seed);
    for (int step = 0; step < STEPS; step++) {
      for (int shard = 0; shard < SampleLoops.SHARDS; shard++) {
        Block block = block(shard, step);
        WorkerLoop worker = simulation.workers[shard / 2];
        simulation.onTheWay.get(shard / 2).add(() -> worker.add(block));
      }
    }
    for (int slice = 0; slice < SLICES; slice++) {
      simulation.broadcast(slice);
    }
    while (simulation.deliverOne()) {
      for (WorkerLoop worker : simulation.workers) {
        worker.advance();
      }
    }
    return simulation;
  }

  /** Returns the gradients of slice 0, in the order in which they were computed. */
  List<Gradient> gradients() {
    return gradients;
  }

  List<ShardScores> scores() {
    return scores;
  }

  /** With x = 1 and label 0 the squared loss's gradient is the weight. */
  static long versionUsed(Gradient gradient) {
    return (long) gradient.part().gradientSums()[0];
  }

  static List<Long> allSteps() {
    return LongStream.range(0, STEPS).boxed().toList();
  }

  @Override
  public void emit(Gradient gradient) {
    if (gradient.endsInput()) {
      return;
    }
    if (gradient.slice() == 0) {
      gradients.add(gradient);
    }
    int channel = WORKERS + WORKERS * gradient.slice() + gradient.shard() / 2;
    onTheWay.get(channel).add(() -> apply(gradient));
  }

  @Override
  public void emit(ShardScores shardScores) {
    if (!shardScores.isEnd()) {
      scores.add(shardScores);
    }
  }

  private void apply(Gradient gradient) {
    applied[gradient.slice()][gradient.shard()]++;
    broadcast(gradient.slice());
  }

  private void broadcast(int slice) {
    long version = Arrays.stream(applied[slice]).min().orElseThrow();
    ThetaDelta delta =
        slice == 0
            ? new ThetaDelta(new int[] {0}, new double[] {(double) version}, NONE, NONE, NONE)
            : ThetaDelta.empty();
    Theta theta = new Theta(slice, version, version - 1, true, false, delta);
    for (int worker = 0; worker < WORKERS; worker++) {
      WorkerLoop loop = workers[worker];
      onTheWay.get(WORKERS * (1 + SLICES + slice) + worker).add(() -> loop.add(theta));
    }
  }

  private boolean deliverOne() {
    List<Queue<Runnable>> waiting = onTheWay.stream().filter(queue -> !queue.isEmpty()).toList();
    if (waiting.isEmpty()) {
      return false;
    }
    Queue<Runnable> chosen = waiting.get(random.nextInt(waiting.size()));
    if (chosen == onTheWay.get(0) && random.nextInt(10) > 0) {
      chosen = waiting.get(random.nextInt(waiting.size()));
    }
    chosen.remove().run();
    return true;
  }

  private static Block block(int shard, long step) {
    Batch batch = new Batch(new double[] {0}, new int[] {0, 1}, new int[] {0}, NONE, new int[] {0});
    return new Block(shard, Marks.of(0, 1, step, step == STEPS - 1), batch);
  }
}
