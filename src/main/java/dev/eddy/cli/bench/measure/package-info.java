/**
 * What runs in the JVM of one contender and measures it there.
 *
 * <pre>
 *   ContenderRun        loop or eddy, by the options of a job -&gt; Measurement
 *     ProcessWatch      CPU, garbage and heap of this process over time
 *     JobFacts          what Flink's REST API says of a job that ended
 * </pre>
 */
package dev.eddy.cli.bench.measure;
