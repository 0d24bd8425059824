package dev.eddy.streaming.evaluation;

import dev.eddy.streaming.assembly.AssembledStep;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.Arrays;
import java.util.List;

/**
 * Everything that is known of one step, in canonical order.
 *
 * @param step number of the step, from 0
 * @param splits of each split that has records in the step, in split order; at least one
 * @param shards of each shard, in shard order
 */
record CompleteStep(long step, List<StepRecords> splits, List<ShardScores> shards) {
  private static final double[] NONE = new double[0];

  static CompleteStep of(AssembledStep<StepRecords, ShardScores> step) {
    return new CompleteStep(step.step(), step.splits(), step.shards());
  }

  CompleteStep {
    for (StepRecords records : splits) {
      int known = records.labels().length + records.scoredCount() + records.rejections().size();
      if (records.readCount() != known) {
        throw new IllegalStateException(
            "readCount of split %d in step %d must be trained + scored + rejected (%d), was %d"
                .formatted(records.split(), step, known, records.readCount()));
      }
    }
    long accepted = splits.stream().mapToLong(records -> records.labels().length).sum();
    long trained = shards.stream().mapToLong(shard -> shard.scores().exampleCount()).sum();
    if (trained != accepted) {
      throw new IllegalStateException(
          "shards must train in step %d what splits accepted (%d), trained %d"
              .formatted(step, accepted, trained));
    }
  }

  int readCount() {
    return splits.stream().mapToInt(StepRecords::readCount).sum();
  }

  /** Returns the accepted labels by split, none for a split that is not in the step. */
  double[][] labelsOfSplits() {
    double[][] labels = new double[splits.get(splits.size() - 1).split() + 1][];
    Arrays.fill(labels, NONE);
    for (StepRecords records : splits) {
      labels[records.split()] = records.labels();
    }
    return labels;
  }
}
