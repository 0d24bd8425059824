package dev.eddy.streaming.server;

import dev.eddy.learning.guard.StepGuard;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.learning.theta.ThetaSlice;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.SplitMark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * In step: waits for every shard's gradient of a step and sums them in shard order, whatever the
 * order they came in.
 */
final class SummedSteps implements SliceSteps {
  private final ThetaSlice theta;
  private final StepGuard guard;
  private final int shardCount;
  private final int delay;
  private final TreeMap<Long, Gradient[]> steps = new TreeMap<>();
  private final Deque<RecentChange> recent = new ArrayDeque<>();
  private long version;
  private long lastStepId = SplitMark.NO_STEP;

  // Read by the metrics.
  private volatile List<ShardGradient> last = List.of();

  SummedSteps(ThetaSlice theta, StepNormBounds bounds, int shardCount, int delay) {
    this.theta = theta;
    this.guard = new StepGuard(bounds);
    this.shardCount = shardCount;
    this.delay = delay;
  }

  @Override
  public void resume(
      StepProgress progress, Iterable<RecentChange> changes, Iterable<Gradient> held) {
    version = progress.version();
    lastStepId = progress.lastStepId();
    guard.resume(progress.guards().get(0));
    changes.forEach(recent::addLast);
    held.forEach(this::hold);
  }

  @Override
  public void add(Gradient gradient, Consumer<ThetaDelta> output) {
    hold(gradient);
    while (isComplete()) {
      output.accept(step());
      theta.closeBooks();
    }
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
    return StepProgress.inStep(version, lastStepId, guard.progress());
  }

  @Override
  public List<RecentChange> recent() {
    return List.copyOf(recent);
  }

  @Override
  public List<Gradient> held() {
    List<Gradient> held = new ArrayList<>();
    for (Gradient[] gradients : steps.values()) {
      Arrays.stream(gradients).filter(gradient -> gradient != null).forEach(held::add);
    }
    return held;
  }

  @Override
  public List<ShardGradient> last() {
    return last;
  }

  private void hold(Gradient gradient) {
    if (gradient.step() < version) {
      throw new IllegalStateException(
          "step of a gradient from shard %d must be >= %d, was %d"
              .formatted(gradient.shard(), version, gradient.step()));
    }
    Gradient[] gradients = steps.computeIfAbsent(gradient.step(), s -> new Gradient[shardCount]);
    if (gradients[gradient.shard()] != null) {
      throw new IllegalStateException(
          "shard %d must send one gradient for step %d, sent two"
              .formatted(gradient.shard(), gradient.step()));
    }
    gradients[gradient.shard()] = gradient;
  }

  private boolean isComplete() {
    Gradient[] gradients = steps.get(version);
    if (gradients == null) {
      return false;
    }
    for (Gradient gradient : gradients) {
      if (gradient == null) {
        return false;
      }
    }
    return true;
  }

  private ThetaDelta step() {
    List<ShardGradient> inShardOrder = new ArrayList<>(shardCount);
    Gradient[] gradients = steps.remove(version);
    long stepId = gradients[0].stepId();
    for (Gradient gradient : gradients) {
      if (gradient.stepId() != stepId || stepId <= lastStepId) {
        throw new IllegalStateException(
            "step id of step %d must be %d from every shard and > %d, was %d from shard %d"
                .formatted(version, stepId, lastStepId, gradient.stepId(), gradient.shard()));
      }
      inShardOrder.add(gradient.part());
    }
    lastStepId = stepId;
    last = inShardOrder;
    ThetaSlice.Change change = theta.step(inShardOrder, guard);
    version++;
    if (delay > 0) {
      recent.addLast(new RecentChange(change.before(), change.after()));
      if (recent.size() > delay) {
        recent.removeFirst();
      }
    }
    return change.after();
  }
}
