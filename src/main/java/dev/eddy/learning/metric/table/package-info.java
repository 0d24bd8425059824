/**
 * What of an evaluation is a table, not a number: derived from the counts that metrics are computed
 * of, and only when somebody asks.
 *
 * <pre>
 *       ScoreHistogram --> ReliabilityTable    is 70 % said what comes true in 70 % of the cases?
 *                      --> LiftTable           how many positives are among the highest scores?
 *                      --> RocTable            which share of both classes lies above a margin?
 *       ClassConfusion --> its own rows        which class is taken for which?
 * </pre>
 */
package dev.eddy.learning.metric.table;
