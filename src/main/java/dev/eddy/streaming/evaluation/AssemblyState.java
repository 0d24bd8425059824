package dev.eddy.streaming.evaluation;

import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.List;

/**
 * What a checkpoint keeps of a {@link StepAssembly}.
 *
 * @param step number of the next step to be complete
 * @param records of steps that are not complete
 * @param scores of steps that are not complete, and the shards' words that the input ended; a
 *     shard's in the order of steps
 */
record AssemblyState(long step, List<StepRecords> records, List<ShardScores> scores) {}
