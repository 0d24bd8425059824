/**
 * Computes gradients.
 *
 * <pre>
 *   GradientWorker     the operator: state, mailbox, network
 *     WorkerLoop       computes a shard's step once its blocks and theta(t - D) are there
 *     DescentLoop      keeps the blocks, then makes passes over all of them
 *       ShardAssembly  which blocks of which steps a shard has
 *       StepFactoring  numbers the distinct features of a step's blocks
 *       ThetaInbox     which versions of theta have come back
 * </pre>
 */
package dev.eddy.streaming.worker;
