package dev.eddy.streaming.evaluation;

import dev.eddy.learning.reaction.Roles;
import dev.eddy.streaming.assembly.AssembledStep;
import dev.eddy.streaming.evaluation.WindowReport.ThetaAge;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.List;

/**
 * Everything that is known of one step, in canonical order.
 *
 * @param step number of the step, from 0
 * @param splits of each split that has records in the step, in split order; none in a pass over
 *     records of the steps before
 * @param shards of each shard, in shard order
 */
record CompleteStep(long step, List<StepRecords> splits, List<ShardScores> shards) {
  static CompleteStep of(AssembledStep<StepRecords, ShardScores> step) {
    return new CompleteStep(step.step(), step.splits(), step.shards());
  }

  CompleteStep {
    for (StepRecords records : splits) {
      int known = records.labels().length + records.scoredCount() + records.rejections().size();
      if (records.readCount() != known) {
        throw new IllegalStateException(
            "readCount of split %d in step %d must be accepted + scored + rejected (%d), was %d"
                .formatted(records.split(), step, known, records.readCount()));
      }
    }
    long accepted = splits.stream().mapToLong(records -> records.labels().length).sum();
    long computed = shards.stream().mapToLong(ShardScores::exampleCount).sum();
    if (computed != accepted && !isPass(shards)) {
      throw new IllegalStateException(
          "shards must compute in step %d what splits accepted (%d), computed %d"
              .formatted(step, accepted, computed));
    }
  }

  /** Whether this is a pass over the records of the steps before. */
  boolean isPass() {
    return isPass(shards);
  }

  /** Whether examples were not scored, now or at all. */
  boolean isUnscored() {
    return shards.stream().anyMatch(shard -> shard.unscoredCount() > 0);
  }

  /** Returns the step's id. */
  long stepId() {
    return shards.get(0).stepId();
  }

  /** Returns how old theta was; out of step, for the shard whose theta was the oldest. */
  ThetaAge thetaAge() {
    int delay = shards.stream().mapToInt(ShardScores::staleness).max().orElse(0);
    return new ThetaAge(step - delay, delay);
  }

  /** Returns which of two models was tested, the same in every shard. */
  Roles roles() {
    return shards.get(0).roles();
  }

  int readCount() {
    return splits.stream().mapToInt(StepRecords::readCount).sum();
  }

  private static boolean isPass(List<ShardScores> shards) {
    return shards.stream().anyMatch(ShardScores::isPass);
  }
}
