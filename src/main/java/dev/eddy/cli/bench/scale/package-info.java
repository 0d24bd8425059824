/**
 * A model of what a step costs, to plan a cluster with: pure arithmetic on what one worker showed.
 *
 * <pre>
 *   Calibration        runs of one worker with steps of several sizes -&gt; StepCosts
 *     NonNegativeFit   a cost an example, a row and a message
 *   StepCosts          seconds and bytes of each part of a step
 *   ScaleModel         StepCosts, DistinctCurve and Cluster -&gt; Prediction
 * </pre>
 */
package dev.eddy.cli.bench.scale;
