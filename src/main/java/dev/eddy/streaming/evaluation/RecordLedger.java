package dev.eddy.streaming.evaluation;

import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import dev.eddy.streaming.wire.StepOverride.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Counts what became of the records of each split and how many records each shard trained. */
final class RecordLedger {
  private final List<RecordCounts> splits;
  private final List<Long> trainedOfShards;
  private long late;

  RecordLedger(int splitCount, int shardCount) {
    this(
        new State(
            Collections.nCopies(splitCount, RecordCounts.none()),
            Collections.nCopies(shardCount, 0L),
            0));
  }

  /** Continues where another ledger was when it returned {@code state}. */
  RecordLedger(State state) {
    splits = new ArrayList<>(state.splits());
    trainedOfShards = new ArrayList<>(state.trainedOfShards());
    late = state.late();
  }

  /**
   * What a checkpoint keeps of a ledger.
   *
   * @param late records that came for a step already closed
   */
  record State(List<RecordCounts> splits, List<Long> trainedOfShards, long late) {}

  void count(JudgedStep judged) {
    for (StepRecords records : judged.step().splits()) {
      // A split that joined late.
      while (splits.size() <= records.split()) {
        splits.add(RecordCounts.none());
      }
      int setAside = judged.setAsideCount(records);
      RecordCounts counts =
          new RecordCounts(
              records.readCount(),
              records.labels().length - setAside,
              records.rejections().size(),
              records.scoredCount(),
              setAside);
      splits.set(records.split(), splits.get(records.split()).plus(counts));
      late += records.overrides().stream().filter(o -> o.cause() == Cause.LATE).count();
    }
    for (ShardScores shard : judged.trainedShards()) {
      long trained = trainedOfShards.get(shard.shard()) + shard.exampleCount();
      trainedOfShards.set(shard.shard(), trained);
    }
  }

  RecordCounts total() {
    return splits.stream().reduce(RecordCounts.none(), RecordCounts::plus);
  }

  State state() {
    return new State(List.copyOf(splits), List.copyOf(trainedOfShards), late);
  }
}
