/**
 * Measurements of speed: eddy beside one plain thread over the same bytes, each in a JVM of its
 * own.
 *
 * <pre>
 *   Bench               rounds of all contenders in turn, and the tables
 *     Scenario          what contenders have in common that are compared with each other
 *       DataSet         what is learned from, generated once
 *     Inputs            files, and topics of a Broker
 *     Runner            runs one contender
 *       ChildJvm        as a user would, in a process of its own
 *     BenchTable        medians
 *     ShareTable        what the time is spent on
 *   BitEquality         the same bits at any parallelism
 *   ModelOfScale        calibrates, checks and asks the model of scale
 *     ScaleReport       what it says
 * </pre>
 */
package dev.eddy.cli.bench;
