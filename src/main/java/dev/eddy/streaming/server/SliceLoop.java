package dev.eddy.streaming.server;

import dev.eddy.learning.model.LearnerSettings;
import dev.eddy.learning.model.ShardGradient;
import dev.eddy.learning.model.SliceMap;
import dev.eddy.learning.model.ThetaDelta;
import dev.eddy.learning.model.ThetaSlice;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.SplitMark;
import dev.eddy.streaming.wire.Theta;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One slice of theta: waits for every shard's gradient of a step, sums them in shard order whatever
 * the order they came in, and takes the step.
 */
final class SliceLoop {
  private final LearnerSettings settings;
  private final int slice;
  private final int shardCount;
  private final ThetaSlice theta;
  private final TreeMap<Long, Gradient[]> steps = new TreeMap<>();
  private final Deque<RecentChange> recent = new ArrayDeque<>();
  private long version;
  private long lastStepId = SplitMark.NO_STEP;
  private long stepCount = SliceProgress.UNKNOWN;
  private int endedShardCount;

  SliceLoop(LearnerSettings settings, SliceMap slices, int slice, int shardCount) {
    this.settings = settings;
    this.slice = slice;
    this.shardCount = shardCount;
    this.theta = new ThetaSlice(settings, slices, slice);
  }

  /** Goes on where a checkpoint was; {@link #theta} has got its rows. */
  void resume(SliceProgress progress, Iterable<RecentChange> changes, Iterable<Gradient> held) {
    version = progress.version();
    lastStepId = progress.lastStepId();
    stepCount = progress.stepCount();
    endedShardCount = progress.endedShardCount();
    theta.resume(progress.digest(), progress.totals());
    changes.forEach(recent::addLast);
    held.forEach(this::hold);
  }

  /** Takes a gradient; new versions of theta go to the output. */
  void add(Gradient gradient, Consumer<Theta> output) {
    if (gradient.endsInput()) {
      end(gradient.step());
    } else {
      hold(gradient);
      while (isComplete()) {
        output.accept(step());
      }
    }
    if (isDone()) {
      output.accept(new Theta(slice, version, lastStepId, true, true, ThetaDelta.empty()));
    }
  }

  int slice() {
    return slice;
  }

  long version() {
    return version;
  }

  /** Returns the id of the last step applied. */
  long lastStepId() {
    return lastStepId;
  }

  ThetaSlice theta() {
    return theta;
  }

  /** Whether every shard said that the input ended and its last step was applied. */
  boolean isDone() {
    return endedShardCount == shardCount && version == stepCount;
  }

  SliceProgress progress() {
    return new SliceProgress(
        version, lastStepId, stepCount, endedShardCount, theta.digest(), theta.totals());
  }

  /** Returns the changes of the last D steps, the oldest first. */
  List<RecentChange> recent() {
    return List.copyOf(recent);
  }

  /** Returns the gradients that wait for others. */
  List<Gradient> held() {
    List<Gradient> held = new ArrayList<>();
    for (Gradient[] gradients : steps.values()) {
      Arrays.stream(gradients).filter(gradient -> gradient != null).forEach(held::add);
    }
    return held;
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

  private void end(long steps) {
    if (stepCount != SliceProgress.UNKNOWN && stepCount != steps) {
      throw new IllegalStateException(
          "all shards must end after %d steps, one ended after %d".formatted(stepCount, steps));
    }
    stepCount = steps;
    endedShardCount++;
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

  private Theta step() {
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
    ThetaSlice.Change change = theta.step(inShardOrder);
    version++;
    if (settings.delay() > 0) {
      recent.addLast(new RecentChange(change.before(), change.after()));
      if (recent.size() > settings.delay()) {
        recent.removeFirst();
      }
    }
    return new Theta(slice, version, lastStepId, true, false, change.after());
  }
}
