package dev.eddy.streaming.server;

import dev.eddy.learning.guard.StepGuard;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.learning.theta.ThetaSlice;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.SplitMark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Out of step: each shard's gradient is a step of the optimizer of its own, taken when it comes. A
 * shard's gradients come in order, so the number of its next step tells one that comes twice from
 * one that is missing; that number lies in the checkpoint.
 */
final class SeparateSteps implements SliceSteps {
  private final ThetaSlice theta;
  // A shard's steps come to every slice, and to the evaluation, in the same order; all steps do
  // not.
  private final List<StepGuard> guards;
  private long[] nextSteps;
  // At most as many as the sources may be ahead of the version.
  private final List<Long> openStepIds = new ArrayList<>();
  private long version;
  private long lastStepId = SplitMark.NO_STEP;

  // Read by the metrics.
  private volatile List<ShardGradient> last = List.of();

  SeparateSteps(ThetaSlice theta, StepNormBounds bounds, int shardCount) {
    this.theta = theta;
    guards = Stream.generate(() -> new StepGuard(bounds)).limit(shardCount).toList();
    nextSteps = new long[shardCount];
  }

  @Override
  public void resume(
      StepProgress progress, Iterable<RecentChange> changes, Iterable<Gradient> held) {
    version = progress.version();
    lastStepId = progress.lastStepId();
    nextSteps = progress.stepsOfShards().clone();
    Arrays.stream(progress.openStepIds()).forEach(openStepIds::add);
    for (int shard = 0; shard < guards.size(); shard++) {
      guards.get(shard).resume(progress.guards().get(shard));
    }
  }

  @Override
  public void add(Gradient gradient, Consumer<ThetaDelta> output) {
    int shard = gradient.shard();
    if (gradient.step() != nextSteps[shard]) {
      throw new IllegalStateException(
          "step of a gradient from shard %d must be %d, was %d"
              .formatted(shard, nextSteps[shard], gradient.step()));
    }
    noteId(gradient);
    last = List.of(gradient.part());
    ThetaSlice.Change change = theta.step(last, guards.get(shard));
    nextSteps[shard]++;
    passSteps();
    output.accept(change.after());
    theta.closeBooks();
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public long lastStepId() {
    return lastStepId;
  }

  @Override
  public StepProgress progress() {
    return new StepProgress(
        version,
        lastStepId,
        nextSteps.clone(),
        openStepIds.stream().mapToLong(Long::longValue).toArray(),
        guards.stream().map(StepGuard::progress).toList());
  }

  /** Returns nothing: nobody asks for an older theta. */
  @Override
  public List<RecentChange> recent() {
    return List.of();
  }

  /** Returns nothing: no gradient waits. */
  @Override
  public List<Gradient> held() {
    return List.of();
  }

  @Override
  public List<ShardGradient> last() {
    return last;
  }

  /** The first shard to come to a step names its id, the others must name the same. */
  private void noteId(Gradient gradient) {
    int open = (int) (gradient.step() - version);
    if (open < openStepIds.size()) {
      requireId(gradient, openStepIds.get(open) == gradient.stepId(), openStepIds.get(open));
      return;
    }
    long before = open == 0 ? lastStepId : openStepIds.get(open - 1);
    requireId(gradient, gradient.stepId() > before, before + 1);
    openStepIds.add(gradient.stepId());
  }

  private static void requireId(Gradient gradient, boolean isRight, long expected) {
    if (!isRight) {
      throw new IllegalStateException(
          "step id of step %d from shard %d must be the other shards' and ascend (%d), was %d"
              .formatted(gradient.step(), gradient.shard(), expected, gradient.stepId()));
    }
  }

  private void passSteps() {
    long least = Arrays.stream(nextSteps).min().orElse(version);
    while (version < least) {
      version++;
      lastStepId = openStepIds.remove(0);
    }
  }
}
