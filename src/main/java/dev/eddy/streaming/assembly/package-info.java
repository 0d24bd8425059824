/**
 * Puts what splits and shards say of a step together again, in canonical order.
 *
 * <pre>
 *   decode ---SplitMessage---+
 *                            +-- StepAssembly --&gt; AssembledStep 0, 1, 2, ...
 *   worker ---ShardMessage---+
 * </pre>
 */
package dev.eddy.streaming.assembly;
