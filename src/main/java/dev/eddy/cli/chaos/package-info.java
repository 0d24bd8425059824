/**
 * Hurts a real cluster and looks whether eddy keeps its promises.
 *
 * <pre>
 *   ChaosCommand      eddy chaos
 *     ChaosRun        a cluster, a job that is fed, faults one after another, the verdict
 *       Schedule      which fault comes when, drawn from the seed
 *       Recovery      waits until the job goes on
 *       CalmRun       the same records without a fault
 *     ChaosReport     tables of what happened
 *     LastStop        no process stays behind
 *   fault             what can happen, and how it is seen to have happened
 *   feed              the topic, and who feeds it
 *   verdict           two runs held against each other
 * </pre>
 */
package dev.eddy.cli.chaos;
