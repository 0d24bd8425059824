/**
 * Notes what a checkpoint looks like when it is complete, so that damage shows before a job starts
 * from it.
 *
 * <pre>
 *   Sealing             where the checkpoints lie; opens
 *     Sealer            in the JobManager, told of each complete checkpoint, writes
 *       Seal            checksums of all that
 *         CheckpointFolder, StoredStates     a checkpoint is made of
 * </pre>
 */
package dev.eddy.streaming.seal;
