package dev.eddy.streaming.server;

import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.learning.theta.ThetaSlice;
import dev.eddy.learning.theta.measure.GradientNorm;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import java.util.List;
import java.util.function.Consumer;

/**
 * One slice of a model's theta: makes steps of the gradients that come, says what they changed, and
 * knows when the input is through.
 */
final class SliceLoop {
  private final int slice;
  private final int shardCount;
  private final boolean isDescent;
  private final ThetaSlice theta;
  private final SliceSteps steps;
  private long stepCount = SliceProgress.UNKNOWN;
  private int endedShardCount;

  SliceLoop(LoopSettings settings, int slice) {
    this.slice = slice;
    this.shardCount = settings.shardKeys().count();
    this.isDescent = settings.learner().isDescent();
    SliceMap slices = settings.slices();
    long frozenEvery = settings.isMain(slice) ? settings.scoring().frozenEvery() : 0;
    this.theta = new ThetaSlice(settings.learner(), slices, slice, frozenEvery);
    this.steps = SliceSteps.of(settings, theta);
  }

  /** Goes on where a checkpoint was; {@link #theta} has got its rows. */
  void resume(SliceProgress progress, Iterable<RecentChange> changes, Iterable<Gradient> held) {
    stepCount = progress.stepCount();
    endedShardCount = progress.endedShardCount();
    theta.resume(progress.digest(), progress.totals());
    theta.reactor().resume(progress.reactor());
    theta.descent().resume(progress.descent());
    steps.resume(progress.steps(), changes, held);
  }

  /** Takes a gradient; what it changes in theta goes to the output. */
  void add(Gradient gradient, Consumer<Theta> output) {
    if (gradient.endsInput()) {
      end(gradient.step());
    } else {
      steps.add(gradient, delta -> output.accept(theta(delta, isDescent && isDone())));
    }
    // The last version of a descent says so itself, or workers would begin one pass more with it.
    if (!isDescent && isDone()) {
      output.accept(theta(ThetaDelta.empty(), true));
    }
  }

  int slice() {
    return slice;
  }

  /** Returns how many steps every shard's gradient is in. */
  long version() {
    return steps.version();
  }

  /** Returns the id of the last of them. */
  long lastStepId() {
    return steps.lastStepId();
  }

  /** Returns the norm of the last gradient, to any thread; 0 before the first. */
  double gradientNorm() {
    return GradientNorm.of(steps.last());
  }

  ThetaSlice theta() {
    return theta;
  }

  /**
   * Whether every shard said that the input ended and its last step was applied; of a descent, the
   * last pass over it.
   */
  boolean isDone() {
    if (endedShardCount < shardCount) {
      return false;
    }
    return isDescent
        ? version() > stepCount && !theta.descent().isRunning()
        : version() == stepCount;
  }

  boolean isDescent() {
    return isDescent;
  }

  SliceProgress progress() {
    return new SliceProgress(
        steps.progress(),
        stepCount,
        endedShardCount,
        theta.digest(),
        theta.totals(),
        theta.reactor().state(),
        theta.descent().progress());
  }

  /** Returns the changes of the last D steps, the oldest first. */
  List<RecentChange> recent() {
    return steps.recent();
  }

  /** Returns the gradients that wait for others. */
  List<Gradient> held() {
    return steps.held();
  }

  private void end(long steps) {
    if (stepCount != SliceProgress.UNKNOWN && stepCount != steps) {
      throw new IllegalStateException(
          "all shards must end after %d steps, one ended after %d".formatted(stepCount, steps));
    }
    stepCount = steps;
    endedShardCount++;
  }

  private Theta theta(ThetaDelta delta, boolean isDone) {
    return new Theta(slice, version(), lastStepId(), true, isDone, delta);
  }
}
