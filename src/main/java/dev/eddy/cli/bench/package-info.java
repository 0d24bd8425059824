/**
 * Measurements of speed: eddy beside one plain thread over the same bytes, each in a JVM of its
 * own.
 *
 * <pre>
 *   Bench               rounds of all contenders in turn, and the table
 *     DataSet           what is learned from, generated once
 *     Scenario          contenders that are compared with each other
 *     Runner            runs one contender
 *       ChildJvm        as a user would, in a process of its own
 *     BenchTable        medians as Markdown
 *   BitEquality         the same bits at any parallelism
 * </pre>
 */
package dev.eddy.cli.bench;
