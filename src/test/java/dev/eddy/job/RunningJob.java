package dev.eddy.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** A job on a cluster, as Flink sees it. */
public final class RunningJob {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final MiniCluster cluster;
  private final JobID id;

  public RunningJob(MiniCluster cluster, JobID id) {
    this.cluster = cluster;
    this.id = id;
  }

  /**
   * Stops the job and returns its savepoint. The loop turns before a task without work has started,
   * such as a server without a slice, and Flink takes no savepoint until then.
   */
  public String stop(Path savepoints, boolean isDrained) throws Exception {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!isWhole()) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("every task of job must run, was %s".formatted(graph()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return cluster
        .stopWithSavepoint(id, savepoints.toString(), isDrained, SavepointFormatType.CANONICAL)
        .get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Returns whether every task runs. */
  boolean isWhole() throws ExecutionException, InterruptedException {
    AccessExecutionGraph graph = graph();
    return graph.getState() == JobStatus.RUNNING
        && StreamSupport.stream(graph.getAllExecutionVertices().spliterator(), false)
            .map(AccessExecutionVertex::getExecutionState)
            .allMatch(ExecutionState.RUNNING::equals);
  }

  AccessExecutionGraph graph() throws ExecutionException, InterruptedException {
    return cluster.getExecutionGraph(id).get();
  }
}
