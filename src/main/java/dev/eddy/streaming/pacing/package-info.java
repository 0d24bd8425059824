/**
 * Holds the source back instead of blocking a worker.
 *
 * <pre>
 *   PacedEnumerator   gives each split its number
 *   PacedReader       one SplitPacer for each split; polls those that may go on
 *     SplitPacer      one inner reader and one StepCutter
 *       StepCutter    gathers records into the RawBlock of a step
 *   feedback channel  theta's version moves the window: steps below version + W may be read
 * </pre>
 */
package dev.eddy.streaming.pacing;
