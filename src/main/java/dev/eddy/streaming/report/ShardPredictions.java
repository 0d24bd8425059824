package dev.eddy.streaming.report;

import dev.eddy.streaming.assembly.ShardMessage;

/**
 * What theta predicted for one shard's examples of one step, one by one: from a worker to the
 * predictions.
 *
 * @param step number of the step, from 0
 * @param stepId its id
 * @param splitCount how many splits have records in the step
 * @param version of the theta that predicted
 * @param labeled scores of the examples with a label, in the order of splits and positions
 * @param unlabeled scores of the others, in that order
 */
@SuppressWarnings("ArrayRecordComponent") // A message, never compared.
public record ShardPredictions(
    int shard,
    long step,
    long stepId,
    int splitCount,
    long version,
    double[] labeled,
    double[] unlabeled)
    implements ShardMessage {}
