/**
 * The yardstick of all measurements ("COST"): one thread over the same bytes, without a framework.
 *
 * <pre>
 *   PlainLoop           file -&gt; log loss
 *     LineBlocks        file -&gt; blocks that end at a line's end
 *     BlockParser       block -&gt; ExampleBlock, eight bytes at a time
 *     LoopLearner       learns example by example
 *       AdaGradLoop, NagLoop, FtrlLoop
 * </pre>
 */
package dev.eddy.cli.bench.loop;
