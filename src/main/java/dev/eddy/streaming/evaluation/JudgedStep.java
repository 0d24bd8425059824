package dev.eddy.streaming.evaluation;

import dev.eddy.learning.metric.sums.PredictorSums;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A complete step and what the servers made of it.
 *
 * @param step the step
 * @param refusals for each shard why its gradient was set aside, or nothing when it was applied; in
 *     step the same of every shard
 */
record JudgedStep(CompleteStep step, List<Optional<Refusal>> refusals) {
  private static final double[] NONE = new double[0];

  /**
   * Why a gradient was set aside.
   *
   * @param norm of the step
   * @param reason option, bound and value
   */
  record Refusal(double norm, String reason) {}

  /** Returns the scores of the shards whose gradients were applied. */
  List<ShardScores> trainedShards() {
    return step.shards().stream().filter(shard -> isTrained(shard.shard())).toList();
  }

  /** Returns how well the frozen model predicted what these trained. */
  PredictorSums frozen() {
    PredictorSums sums = PredictorSums.none();
    for (ShardScores shard : trainedShards()) {
      sums = sums.plus(shard.frozen());
    }
    return sums;
  }

  /** Returns the trained labels by split, none for a split that is not in the step. */
  double[][] labelsOfSplits() {
    double[][] labels = new double[step.splits().get(step.splits().size() - 1).split() + 1][];
    Arrays.fill(labels, NONE);
    for (StepRecords records : step.splits()) {
      labels[records.split()] = trainedLabels(records);
    }
    return labels;
  }

  /** Returns how many accepted records of a split were set aside. */
  int setAsideCount(StepRecords records) {
    int count = 0;
    for (byte shard : records.accepted().shards()) {
      count += isTrained(shard) ? 0 : 1;
    }
    return count;
  }

  /** Returns what was set aside, in the order of splits and, out of step, shards. */
  List<SetAsideRecords> setAside(EvaluationSettings settings) {
    List<SetAsideRecords> all = new ArrayList<>();
    for (StepRecords records : step.splits()) {
      String split = settings.splitName(records.split());
      if (settings.isInStep()) {
        add(all, split, records, OptionalInt.empty());
      } else {
        step.shards().forEach(s -> add(all, split, records, OptionalInt.of(s.shard())));
      }
    }
    return all;
  }

  private void add(
      List<SetAsideRecords> all, String split, StepRecords records, OptionalInt shard) {
    Optional<Refusal> refusal = refusals.get(shard.orElse(0));
    int count = shard.isPresent() ? countOf(records, shard.getAsInt()) : records.labels().length;
    if (refusal.isPresent() && count > 0) {
      all.add(
          new SetAsideRecords(step.step(), split, shard, records.accepted(), count, refusal.get()));
    }
  }

  private static int countOf(StepRecords records, int shard) {
    int count = 0;
    for (byte each : records.accepted().shards()) {
      count += each == shard ? 1 : 0;
    }
    return count;
  }

  private boolean isTrained(int shard) {
    return refusals.get(shard).isEmpty();
  }

  private double[] trainedLabels(StepRecords records) {
    double[] labels = records.labels();
    byte[] shards = records.accepted().shards();
    double[] trained = new double[labels.length];
    int count = 0;
    for (int i = 0; i < labels.length; i++) {
      if (isTrained(shards[i])) {
        trained[count++] = labels[i];
      }
    }
    return count == labels.length ? labels : Arrays.copyOf(trained, count);
  }
}
