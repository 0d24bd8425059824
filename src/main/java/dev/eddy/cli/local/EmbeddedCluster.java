package dev.eddy.cli.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** A Flink cluster inside this JVM whose task managers can be killed. */
public final class EmbeddedCluster implements AutoCloseable {
  private final MiniCluster cluster;
  private final List<Integer> aliveTaskManagers = new ArrayList<>();
  private int startedCount;

  private EmbeddedCluster(MiniCluster cluster, int taskManagerCount) {
    this.cluster = cluster;
    for (int i = 0; i < taskManagerCount; i++) {
      aliveTaskManagers.add(startedCount++);
    }
  }

  /**
   * Starts a cluster.
   *
   * @param options of Flink; what they do not set gets a default that suits one machine
   * @param taskManagerCount task managers, at least 1
   * @param slotCount slots of each
   */
  public static EmbeddedCluster start(Configuration options, int taskManagerCount, int slotCount)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.PORT, 0);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    NetworkMemory.set(configuration, taskManagerCount, slotCount);
    configuration.addAll(options);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(taskManagerCount)
                .setNumSlotsPerTaskManager(slotCount)
                .build());
    cluster.start();
    return new EmbeddedCluster(cluster, taskManagerCount);
  }

  /** Submits a job and returns its id once it is accepted. */
  public JobID submit(JobGraph job) throws ExecutionException, InterruptedException {
    return cluster.submitJob(job).get().getJobID();
  }

  /** Returns the result of a job, complete when it has ended. */
  public CompletableFuture<JobResult> result(JobID job) {
    return cluster.requestJobResult(job);
  }

  /**
   * Ends a job without an end: it trains every complete step and writes its results.
   *
   * @param folder for the savepoint that Flink takes then
   * @throws ExecutionException if it could not be stopped, as when it is just restarted
   */
  public void drain(JobID job, Path folder) throws ExecutionException, InterruptedException {
    String uri = folder.toUri().toString();
    cluster.stopWithSavepoint(job, uri, true, SavepointFormatType.NATIVE).get();
  }

  /** Kills one task manager without warning to the job and starts a fresh one. */
  public void killTaskManager(Random random) throws Exception {
    loseTaskManager(random);
    gainTaskManager();
  }

  /** Kills one task manager without warning to the job. */
  public void loseTaskManager(Random random) throws Exception {
    int victim = aliveTaskManagers.remove(random.nextInt(aliveTaskManagers.size()));
    cluster.terminateTaskManager(victim).get();
  }

  /** Starts one more task manager. */
  public void gainTaskManager() throws Exception {
    cluster.startTaskManager();
    aliveTaskManagers.add(startedCount++);
  }

  /** Returns where the cluster tells of its jobs, as Flink's REST API has it. */
  public URI restAddress() throws ExecutionException, InterruptedException {
    return cluster.getRestAddress().get();
  }

  /** Returns the cluster itself, for what only tests need. */
  public MiniCluster miniCluster() {
    return cluster;
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
