package dev.eddy.streaming.worker;

import dev.eddy.learning.gradient.GradientKernel;
import dev.eddy.learning.gradient.ScoreBuffer;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.segment.SegmentCollector;
import dev.eddy.learning.metric.sums.PredictorSums;
import dev.eddy.learning.reaction.Roles;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.SplitMark;
import dev.eddy.streaming.wire.Theta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One worker's part of the training loop: computes a step of a shard as soon as its blocks are
 * there and the gate lets it.
 */
final class WorkerLoop implements ShardLoop {
  private static final ShardGradient NOTHING = ShardGradient.empty();
  private static final PredictorSums UNASKED = PredictorSums.none();

  /** More steps than any input can have. */
  private static final long NONE_LEFT = Long.MAX_VALUE;

  private final LoopSettings settings;
  private final Map<Integer, ShardAssembly> shards = new TreeMap<>();
  private final ThetaGate gate;
  private final GradientKernel kernel;
  private final ScoreBuffer untold;
  private final ScoreCollector scores;
  private final FoldTrainer folds;
  private final RivalTrainer rival;
  private final SegmentCollector segments;
  private final Optional<ShardPredictor> predictor;
  private final WorkerOutput output;

  /**
   * Goes on with the shards given.
   *
   * @param shards the worker's own shards
   */
  WorkerLoop(LoopSettings settings, List<ShardAssembly> shards, WorkerOutput output) {
    this.settings = settings;
    this.gate = ThetaGate.of(settings);
    this.kernel = GradientKernel.of(settings.learner());
    this.untold = new ScoreBuffer(settings.learner().target());
    this.scores = ScoreCollector.of(settings.learner().target());
    this.folds = new FoldTrainer(settings.learner());
    this.rival = new RivalTrainer(settings.learner());
    this.predictor =
        output.wantsPredictions()
            ? Optional.of(new ShardPredictor(settings.learner(), scores))
            : Optional.empty();
    this.segments = new SegmentCollector(settings.learner().target());
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
  }

  /** Computes whatever can be computed. */
  void advance() {
    while (computeNext()) {
      // Each round may let the next step in.
    }
  }

  @Override
  public boolean isWaitingForTheta() {
    return shards.values().stream().anyMatch(ShardAssembly::isReady);
  }

  @Override
  public boolean computeNext() {
    long least = leastStep();
    if (least == NONE_LEFT) {
      return false;
    }
    gate.advance(least);
    boolean hasComputed = false;
    for (ShardAssembly shard : shards.values()) {
      if (gate.isOpenFor(shard.nextStep()) && shard.isReady()) {
        compute(shard);
        hasComputed = true;
      }
    }
    return hasComputed;
  }

  @Override
  public Iterable<ShardAssembly> shards() {
    return shards.values();
  }

  @Override
  public long thetaBytes() {
    return gate.replicas().byteCount();
  }

  /** Returns the least step that some shard has not computed, NONE_LEFT when all are through. */
  private long leastStep() {
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

  /** The gradient goes out as soon as it is there, and then the scores are looked at. */
  private void compute(ShardAssembly shard) {
    ShardStep step = shard.take();
    untold.clear();
    ShardGradient gradient = kernel.compute(step.batches(), gate.replica(), untold);
    Scores ofStep;
    List<Scores> tested;
    if (settings.learner().reaction().isOn()) {
      // The server must know of the errors.
      ofStep = tell();
      tested = react(shard.shard(), step, gradient.withErrors((int) ofStep.errorCount()), ofStep);
    } else {
      tested = crossValidate(shard.shard(), step, gradient);
      ofStep = tell();
    }
    folds.testHeldOut(step, gate.replica()).ifPresent(tested::add);
    int staleness = (int) (step.step() - gate.version());
    output.emit(
        new ShardScores(
            shard.shard(),
            step.step(),
            step.stepId(),
            step.blocks().size(),
            staleness,
            gradient.norm(),
            settings.scoring().isOn() ? 0 : gradient.exampleCount(),
            ofStep,
            step.hasSegments() ? segments.collect(untold, step.segments()) : Map.of(),
            tested,
            gate.replicas().frozen().map(theta -> folds.testFrozen(step, theta)).orElse(UNASKED),
            gate.roles()));
    predictor.ifPresent(
        each -> output.emit(each.take(shard.shard(), step, gate.version(), gate.replica())));
  }

  /** Tells who asks what the step's examples scored; returns nothing where no metric asks. */
  private Scores tell() {
    if (predictor.isPresent()) {
      untold.tellAll(predictor.get());
    } else if (settings.scoring().isOn()) {
      untold.tellAll(scores);
    }
    Scores taken = scores.take();
    return settings.scoring().isOn() ? taken : scores.take();
  }

  private List<Scores> react(int shard, ShardStep step, ShardGradient gradient, Scores ofStep) {
    return settings.learner().reaction().isBackground()
        ? trainTwo(shard, step, gradient, ofStep)
        : crossValidate(shard, step, gradient);
  }

  /** Tests and trains the model in the background, too; returns the scores of no fold. */
  private List<Scores> trainTwo(int shard, ShardStep step, ShardGradient leader, Scores lost) {
    Roles roles = gate.roles();
    Replica theta = gate.replica(roles.rival());
    RivalTrainer.Pair both = rival.train(step, leader, lost.lossSum(), roles, theta);
    emit(shard, step, roles.leader(), both.leader());
    emit(shard, step, roles.rival(), both.rival());
    return new ArrayList<>();
  }

  /** Tests and trains the folds' models, too; returns the scores fold by fold. */
  private List<Scores> crossValidate(int shard, ShardStep step, ShardGradient main) {
    emit(shard, step, 0, main);
    List<Scores> scoresOfFolds = new ArrayList<>();
    for (int model = 1; model < settings.modelCount(); model++) {
      Replica theta = gate.replica(model);
      int fold = model - 1;
      scoresOfFolds.add(folds.test(step, fold, theta));
      emit(shard, step, model, folds.train(step, fold, theta).guardedAs(main));
    }
    return scoresOfFolds;
  }

  /** Sends each slice of a model its part. */
  private void emit(int shard, ShardStep step, int model, ShardGradient gradient) {
    ShardGradient[] parts = gradient.split(settings.slices());
    for (int s = 0; s < parts.length; s++) {
      int slice = model * parts.length + s;
      output.emit(new Gradient(shard, slice, step.step(), step.stepId(), false, parts[s]));
    }
  }

  private void sendEnd(ShardAssembly shard) {
    if (shard.isEndSent()) {
      return;
    }
    for (int slice = 0; slice < settings.sliceCount(); slice++) {
      output.emit(
          new Gradient(shard.shard(), slice, shard.nextStep(), SplitMark.ALL, true, NOTHING));
    }
    output.emit(ShardScores.end(shard.shard(), shard.nextStep(), scores.take()));
    shard.endSent();
  }
}
