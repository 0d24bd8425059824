/**
 * Metrics of parts of the stream: of all examples with the same value in one column.
 *
 * <pre>
 *   worker:      scores of a step, one by one --> SegmentCollector --> scores by segment
 *   evaluation:  scores by segment            --> SegmentTotals    --> SegmentEvaluation
 * </pre>
 */
package dev.eddy.learning.metric.segment;
