package dev.eddy.streaming.worker;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.gradient.GradientKernel;
import dev.eddy.learning.gradient.ScoreSink;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ShardTotals;
import dev.eddy.streaming.loop.LoopSettings;
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
 * One worker's part of a full-batch descent. While the input is read, each step's blocks go into
 * the cache and an empty gradient goes to the server, which leaves theta as it is. Behind the last
 * step each step more is a pass over all that the shard has kept, until the server says that it was
 * the last one.
 *
 * <p>A pass is made part by part. What it has added up lies in no checkpoint: it begins anew with
 * the same theta.
 */
final class DescentLoop implements ShardLoop {
  /** Examples of a part: some milliseconds. */
  private static final int PART_EXAMPLES_MIN = 4_096;

  private static final double[] NONE = new double[0];

  private final LearnerSettings learner;
  private final Map<Integer, ShardAssembly> shards = new TreeMap<>();
  private final ThetaGate gate;
  private final GradientKernel kernel;
  private final ScoreCollector scores;
  private final BlockCache cache;
  private final WorkerOutput output;

  /** The shard whose pass has begun. */
  private Optional<ShardAssembly> current = Optional.empty();

  private long nextBlock;
  private boolean isEnded;

  DescentLoop(
      LoopSettings settings, List<ShardAssembly> shards, BlockCache cache, WorkerOutput output) {
    learner = settings.learner();
    gate = ThetaGate.of(settings);
    kernel = GradientKernel.of(learner);
    scores = ScoreCollector.of(learner.target());
    this.cache = cache;
    this.output = output;
    shards.forEach(shard -> this.shards.put(shard.shard(), shard));
  }

  @Override
  public void add(Block block) {
    shards.get(block.shard()).add(block);
  }

  @Override
  public void add(Theta theta) {
    if (shards.isEmpty()) {
      return; // Nobody would ever take it out again.
    }
    gate.add(theta);
    if (theta.isDone()) {
      isEnded = true;
      shards.values().forEach(this::end);
    }
  }

  @Override
  public boolean computeNext() throws Exception {
    openGate();
    boolean hasComputed = false;
    for (ShardAssembly shard : shards.values()) {
      if (gate.isOpenFor(shard.nextStep()) && shard.isReady()) {
        keep(shard);
        hasComputed = true;
      }
    }
    return hasComputed;
  }

  @Override
  public boolean isWaitingForTheta() {
    return shards.values().stream().anyMatch(ShardAssembly::isReady);
  }

  @Override
  public boolean hasPart() {
    openGate();
    return !isEnded && (current.isPresent() || nextShard().isPresent());
  }

  @Override
  public void computePart() throws Exception {
    if (!hasPart()) {
      return;
    }
    if (current.isEmpty()) {
      current = nextShard();
      nextBlock = 0;
      kernel.start(gate.replica());
    }
    ShardAssembly shard = current.orElseThrow();
    int exampleCount = 0;
    while (nextBlock < shard.keptBlocks() && exampleCount < PART_EXAMPLES_MIN) {
      Batch batch = cache.get(shard.shard(), nextBlock++).batch();
      kernel.add(batch, gate.replica(), scores);
      exampleCount += batch.exampleCount();
    }
    if (nextBlock == shard.keptBlocks()) {
      current = Optional.empty();
      finishPass(shard);
    }
  }

  @Override
  public void stop() {
    isEnded = true;
  }

  @Override
  public Iterable<ShardAssembly> shards() {
    return shards.values();
  }

  @Override
  public long thetaBytes() {
    return gate.replicas().byteCount();
  }

  private void openGate() {
    shards.values().stream().mapToLong(ShardAssembly::nextStep).min().ifPresent(gate::advance);
  }

  /** Returns a shard whose next pass can begin. */
  private Optional<ShardAssembly> nextShard() {
    return shards.values().stream()
        .filter(shard -> shard.isThrough() && gate.isOpenFor(shard.nextStep()))
        .findFirst();
  }

  private void keep(ShardAssembly shard) throws Exception {
    ShardStep step = shard.take();
    int exampleCount = 0;
    for (Block block : step.blocks()) {
      if (block.batch().exampleCount() > 0) {
        exampleCount += block.batch().exampleCount();
        cache.put(shard.shard(), shard.nextKeptBlock(), block);
      }
    }
    output.emit(
        new Gradient(shard.shard(), 0, step.step(), step.stepId(), false, statistics(step)));
    output.emit(
        new ShardScores(
            shard.shard(),
            step.step(),
            step.stepId(),
            step.blocks().size(),
            0,
            0,
            exampleCount,
            scores.take(),
            List.of()));
  }

  /** Returns what the step's values say of their scales, so that the first pass knows them all. */
  private ShardGradient statistics(ShardStep step) {
    if (!learner.isScaled()) {
      return ShardGradient.empty();
    }
    ShardGradient gradient = kernel.compute(step.batches(), gate.replica(), ScoreSink.unheard());
    return new ShardGradient(
        ShardTotals.none(), gradient.coordinates(), NONE, NONE, NONE, gradient.statistics());
  }

  private void finishPass(ShardAssembly shard) {
    if (!shard.hasPasses()) {
      // The steps before were those of the input; the servers need to know which step is a pass.
      output.emit(
          new Gradient(
              shard.shard(), 0, shard.nextStep(), SplitMark.ALL, true, ShardGradient.empty()));
    }
    ShardStep pass = shard.takePass();
    // The values were counted when they were read.
    ShardGradient gradient = kernel.finish().withoutStatistics();
    output.emit(new Gradient(shard.shard(), 0, pass.step(), pass.stepId(), false, gradient));
    output.emit(
        new ShardScores(
            shard.shard(), pass.step(), pass.stepId(), 0, 0, gradient.norm(), scores.take()));
  }

  private void end(ShardAssembly shard) {
    if (!shard.isEndSent()) {
      output.emit(ShardScores.end(shard.shard(), shard.nextStep(), scores.take()));
      shard.endSent();
    }
  }
}
