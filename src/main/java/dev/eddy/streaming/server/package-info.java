/**
 * Turns gradients into theta.
 *
 * <pre>
 *   ParameterServer     the operator: state and network
 *     SliceLoop         one slice: takes a step once every shard's gradient is there
 *       ThetaSlice      the mathematics, in learning.theta
 *     SliceLog          how a slice lies in checkpoints: a log of changed rows
 *       LogGeneration   the old rows that are cleaned, and the new ones that are not
 *     SliceBroadcast    what a slice says after a start: the last D + 1 thetas
 * </pre>
 */
package dev.eddy.streaming.server;
