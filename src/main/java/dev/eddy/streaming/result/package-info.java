/**
 * What is left when the input has ended: the model and the summary, as files.
 *
 * <pre>
 *   server --FinalTheta--&gt;  ResultOperator --&gt; DIR/model/, DIR/summary.json
 *   evaluation --summary--&gt;
 * </pre>
 */
package dev.eddy.streaming.result;
