/**
 * A Flink cluster of real processes on one machine, out of Maven's artifacts.
 *
 * <pre>
 *   ClusterCommand      start | status | stop | kill
 *     Cluster           the processes together: start what is missing, stop, kill
 *       ClusterPlan     what was asked for, and at which ports it is; a file keeps it
 *       ClusterFolder   where everything lies
 *       FlinkFiles      config.yaml, log4j2.properties and the class path of Flink's JVMs
 *       ZooKeeperJvm, JobManagerJvm, TaskManagerJvm   which process each of them is
 *       Victim          whom a kill hits; Leader: which JobManager leads, as ZooKeeper says
 *       FlinkRest       the cluster's REST API
 * </pre>
 */
package dev.eddy.cli.cluster;
