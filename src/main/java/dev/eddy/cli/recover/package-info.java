/**
 * Starts a job again from the newest checkpoint that can be trusted, which Flink never does: it
 * goes back to the newest one only, again and again.
 *
 * <pre>
 *   RecoverCommand          eddy recover
 *     StoredCheckpoints     the checkpoints of a job on disk, the newest first
 *     CheckpointCheck       what is wrong with one of them
 *       ListedState         what operators say in it
 * </pre>
 */
package dev.eddy.cli.recover;
