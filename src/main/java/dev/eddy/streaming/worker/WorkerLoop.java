package dev.eddy.streaming.worker;

import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.model.GradientKernel;
import dev.eddy.learning.model.LearnerSettings;
import dev.eddy.learning.model.Replica;
import dev.eddy.learning.model.ScoreSink;
import dev.eddy.learning.model.ShardGradient;
import dev.eddy.learning.model.SliceMap;
import dev.eddy.streaming.loop.ThetaInbox;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.SplitMark;
import dev.eddy.streaming.wire.Theta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One worker's part of the training loop: computes step t of each of its shards with exactly
 * theta(t - D), as soon as the blocks and that theta are there.
 */
final class WorkerLoop {
  private static final ShardGradient NOTHING = ShardGradient.empty();

  /** More steps than any input can have. */
  private static final long NONE_LEFT = Long.MAX_VALUE;

  private final LearnerSettings settings;
  private final SliceMap slices;
  private final Map<Integer, ShardAssembly> shards = new TreeMap<>();
  private final ThetaInbox inbox;
  private final Replica replica;
  private final GradientKernel kernel;
  private final ScoreCollector scores;
  private final Optional<ShardPredictor> predictor;
  private final WorkerOutput output;

  /**
   * Goes on with the shards given.
   *
   * @param shards the worker's own shards
   */
  WorkerLoop(
      LearnerSettings settings, SliceMap slices, List<ShardAssembly> shards, WorkerOutput output) {
    this.settings = settings;
    this.slices = slices;
    this.inbox = new ThetaInbox(slices.sliceCount());
    this.replica = new Replica(settings);
    this.kernel = new GradientKernel(settings);
    this.scores = ScoreCollector.of(settings.loss());
    this.predictor =
        output.wantsPredictions()
            ? Optional.of(new ShardPredictor(settings, scores))
            : Optional.empty();
    this.output = output;
    shards.forEach(shard -> this.shards.put(shard.shard(), shard));
  }

  void add(Block block) {
    shards.get(block.shard()).add(block);
  }

  void add(Theta theta) {
    if (shards.isEmpty()) {
      return; // Nobody would ever take it out again.
    }
    inbox.add(theta);
  }

  /** Computes whatever can be computed. */
  void advance() {
    long step = currentStep();
    while (step < NONE_LEFT && inbox.has(versionFor(step))) {
      inbox.advance(replica, versionFor(step));
      for (ShardAssembly shard : shards.values()) {
        if (shard.nextStep() == step && shard.isReady()) {
          compute(shard);
        }
      }
      long reached = currentStep();
      if (reached == step) {
        return;
      }
      step = reached;
    }
  }

  /** Whether a step is complete whose theta has not come yet. */
  boolean isWaitingForTheta() {
    return shards.values().stream().anyMatch(ShardAssembly::isReady);
  }

  Iterable<ShardAssembly> shards() {
    return shards.values();
  }

  /** Returns the least step that some shard has not computed, NONE_LEFT when all are through. */
  private long currentStep() {
    long least = NONE_LEFT;
    for (ShardAssembly shard : shards.values()) {
      if (shard.isThrough()) {
        sendEnd(shard);
      } else {
        least = Math.min(least, shard.nextStep());
      }
    }
    return least;
  }

  private long versionFor(long step) {
    return Math.max(0, step - settings.delay());
  }

  private void compute(ShardAssembly shard) {
    ShardStep step = shard.take();
    ScoreSink sink = predictor.<ScoreSink>map(each -> each).orElse(scores);
    ShardGradient gradient = kernel.compute(step.batches(), replica, sink);
    ShardGradient[] parts = GradientKernel.split(gradient, slices);
    for (int slice = 0; slice < parts.length; slice++) {
      output.emit(
          new Gradient(shard.shard(), slice, step.step(), step.stepId(), false, parts[slice]));
    }
    output.emit(
        new ShardScores(
            shard.shard(), step.step(), step.stepId(), step.blocks().size(), scores.take()));
    predictor.ifPresent(
        each -> output.emit(each.take(shard.shard(), step, versionFor(step.step()), replica)));
  }

  private void sendEnd(ShardAssembly shard) {
    if (shard.isEndSent()) {
      return;
    }
    for (int slice = 0; slice < slices.sliceCount(); slice++) {
      output.emit(
          new Gradient(shard.shard(), slice, shard.nextStep(), SplitMark.ALL, true, NOTHING));
    }
    output.emit(ShardScores.end(shard.shard(), shard.nextStep(), scores.take()));
    shard.endSent();
  }
}
