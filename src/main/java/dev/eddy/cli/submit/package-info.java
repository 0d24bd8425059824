/**
 * What one does with jobs on a cluster.
 *
 * <pre>
 *   SubmitCommand, ListCommand, StopCommand, RescaleCommand
 *     Submission      options to a job that runs, as {@code flink run} does it
 *     SubmittedJobs   the options of each job, kept to start it again
 *     Jobs            the jobs that the cluster's REST API tells of
 * </pre>
 */
package dev.eddy.cli.submit;
