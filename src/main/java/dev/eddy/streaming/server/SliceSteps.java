package dev.eddy.streaming.server;

import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.learning.theta.ThetaSlice;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.wire.Gradient;
import java.util.List;
import java.util.function.Consumer;

/** How the gradients that come to a slice become steps of its optimizer, each exactly once. */
interface SliceSteps {
  /** Returns the steps of the synchronization that is set. */
  static SliceSteps of(LoopSettings settings, ThetaSlice theta) {
    int shardCount = settings.shardKeys().count();
    return settings.synchronization().isInStep()
        ? new SummedSteps(theta, settings.stepNorms(), shardCount, settings.learner().delay())
        : new SeparateSteps(theta, settings.stepNorms(), shardCount);
  }

  /** Goes on where a checkpoint was. */
  void resume(StepProgress progress, Iterable<RecentChange> changes, Iterable<Gradient> held);

  /**
   * Takes a gradient.
   *
   * @param output takes what each step of the optimizer changed, when {@link #version} has moved
   */
  void add(Gradient gradient, Consumer<ThetaDelta> output);

  /** Returns how many steps every shard's gradient is in. */
  long version();

  /** Returns the id of the last of them. */
  long lastStepId();

  StepProgress progress();

  /** Returns the changes of the last D steps, the oldest first. */
  List<RecentChange> recent();

  /** Returns the gradients that wait for others. */
  List<Gradient> held();

  /** Returns what was summed last, in shard order, to any thread; none before the first step. */
  List<ShardGradient> last();
}
