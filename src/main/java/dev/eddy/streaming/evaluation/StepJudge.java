package dev.eddy.streaming.evaluation;

import dev.eddy.learning.guard.StepGuard;
import dev.eddy.streaming.evaluation.JudgedStep.Refusal;
import dev.eddy.streaming.report.ShardScores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Knows which steps the servers set aside: it has their guards and sees their norms, and so decides
 * as they do. In step there is one guard; out of step one for each shard, whose gradients are steps
 * of their own.
 */
final class StepJudge {
  private final boolean isInStep;
  private final List<StepGuard> guards;

  StepJudge(EvaluationSettings settings) {
    isInStep = settings.isInStep();
    guards =
        Stream.generate(() -> new StepGuard(settings.stepNorms()))
            .limit(isInStep ? 1 : settings.shardCount())
            .toList();
  }

  /** Continues where another judge was when it returned {@code progress}. */
  StepJudge(EvaluationSettings settings, List<StepGuard.Progress> progress) {
    this(settings);
    for (int i = 0; i < guards.size(); i++) {
      guards.get(i).resume(progress.get(i));
    }
  }

  JudgedStep judge(CompleteStep step) {
    return new JudgedStep(step, isInStep ? together(step.shards()) : oneByOne(step.shards()));
  }

  List<StepGuard.Progress> progress() {
    return guards.stream().map(StepGuard::progress).toList();
  }

  private List<Optional<Refusal>> together(List<ShardScores> shards) {
    double norm = 0;
    int exampleCount = 0;
    for (ShardScores shard : shards) {
      norm = Math.max(norm, shard.norm());
      exampleCount += (int) shard.exampleCount();
    }
    return Collections.nCopies(shards.size(), refusal(guards.get(0), norm, exampleCount));
  }

  private List<Optional<Refusal>> oneByOne(List<ShardScores> shards) {
    List<Optional<Refusal>> refusals = new ArrayList<>();
    for (ShardScores shard : shards) {
      int exampleCount = (int) shard.exampleCount();
      refusals.add(refusal(guards.get(shard.shard()), shard.norm(), exampleCount));
    }
    return refusals;
  }

  private static Optional<Refusal> refusal(StepGuard guard, double norm, int exampleCount) {
    return guard.refusal(norm, exampleCount).map(reason -> new Refusal(norm, reason));
  }
}
