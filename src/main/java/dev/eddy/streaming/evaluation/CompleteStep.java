package dev.eddy.streaming.evaluation;

import dev.eddy.streaming.assembly.AssembledStep;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.List;

/**
 * Everything that is known of one step, in canonical order.
 *
 * @param step number of the step, from 0
 * @param splits of each split that has records in the step, in split order; at least one
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
    long computed = shards.stream().mapToLong(shard -> shard.scores().exampleCount()).sum();
    if (computed != accepted) {
      throw new IllegalStateException(
          "shards must compute in step %d what splits accepted (%d), computed %d"
              .formatted(step, accepted, computed));
    }
  }

  int readCount() {
    return splits.stream().mapToInt(StepRecords::readCount).sum();
  }
}
