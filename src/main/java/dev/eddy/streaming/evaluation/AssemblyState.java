package dev.eddy.streaming.evaluation;

import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.List;

/**
 * What a checkpoint keeps of a {@link StepAssembly}.
 *
 * @param step the next step to be complete
 * @param splitCount how many splits the input has, 0 as long as that is unknown
 * @param endedSplits splits whose last step has come
 * @param records of steps that are not complete; a split's in the order of steps
 * @param scores of steps that are not complete; a shard's in the order of steps
 */
record AssemblyState(
    long step,
    int splitCount,
    List<Integer> endedSplits,
    List<StepRecords> records,
    List<ShardScores> scores) {}
