package dev.eddy.cli.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.runtime.jobmaster.JobResult;

/** Runs a job on an embedded cluster to its end, kills task managers on the way, shows progress. */
public final class LocalRun {
  private static final long POLL_MILLIS = 20;

  private final LocalJob job;
  private final PrintStream progress;
  private final Optional<Duration> drainAfter;
  private final JobObserver observer;

  private LocalRun(
      LocalJob job, PrintStream progress, Optional<Duration> drainAfter, JobObserver observer) {
    this.job = job;
    this.progress = progress;
    this.drainAfter = drainAfter;
    this.observer = observer;
  }

  /**
   * Runs a job.
   *
   * @param progress takes a line now and then
   * @throws JobFailedException if it ended in failure
   */
  public static RunResult run(LocalJob job, PrintStream progress) throws Exception {
    return run(job, progress, Optional.empty());
  }

  /**
   * Runs a job, if need be not to the end of its input.
   *
   * @param progress takes a line now and then
   * @param drainAfter how long the job runs before it is drained
   * @throws JobFailedException if it ended in failure
   */
  public static RunResult run(LocalJob job, PrintStream progress, Optional<Duration> drainAfter)
      throws Exception {
    return new LocalRun(job, progress, drainAfter, JobObserver.none()).run();
  }

  /**
   * Runs a job and lets somebody look at it when it has ended well.
   *
   * @param progress takes a line now and then
   * @throws JobFailedException if it ended in failure
   */
  public static RunResult run(LocalJob job, PrintStream progress, JobObserver observer)
      throws Exception {
    return new LocalRun(job, progress, Optional.empty(), observer).run();
  }

  private RunResult run() throws Exception {
    forgetEarlierResult();
    boolean isKilling = job.kills().killsLeft() > 0;
    // Killing is of interest only where others survive: a task manager for each worker.
    int taskManagers = isKilling ? job.parallelism() : 1;
    int slots = isKilling ? 1 : job.parallelism();
    try (KillSwitch kills = job.kills();
        RunMetrics metrics = RunMetrics.open();
        EmbeddedCluster cluster =
            EmbeddedCluster.start(metrics.reporting(job.options()), taskManagers, slots)) {
      JobID id = cluster.submit(job.graph());
      try (StopHint hint = StopHint.register(job.checkpoints(id), progress)) {
        CompletableFuture<JobResult> result = cluster.result(id);
        try (RunEvents events = RunEvents.open(job, id, metrics)) {
          watch(cluster, result, id, events);
        }
        hint.jobEnded();
        requireSuccess(result);
        observer.ended(cluster.restAddress(), id);
      }
      return RunResult.complete(job.folder(), metrics.stepWays());
    }
  }

  /** A summary that is there when the run fails would be taken for its own. */
  private void forgetEarlierResult() {
    try {
      Files.createDirectories(job.folder());
      Files.deleteIfExists(job.folder().resolve("summary.json"));
      if (!job.options().contains(StateRecoveryOptions.SAVEPOINT_PATH)) {
        Files.deleteIfExists(job.folder().resolve("evaluation.jsonl"));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "output.directory must be a folder that can be written to, was " + job.folder(), e);
    }
  }

  private void watch(
      EmbeddedCluster cluster, CompletableFuture<JobResult> result, JobID id, RunEvents events)
      throws Exception {
    long start = System.nanoTime();
    KillSwitch kills = job.kills();
    ProgressLines evaluation =
        new ProgressLines(job.folder().resolve("evaluation.jsonl"), progress);
    while (!result.isDone()) {
      if (kills.awaitKill(POLL_MILLIS)) {
        progress.println("killing a task manager");
        events.kill();
        cluster.killTaskManager(kills.random());
      }
      evaluation.printNewest();
      events.look(kills.restarts());
      long ranNanos = System.nanoTime() - start;
      if (drainAfter.filter(limit -> ranNanos > limit.toNanos()).isPresent()) {
        drain(cluster, id);
      }
    }
    evaluation.printLast();
  }

  /** Tries to; a job that is just restarted is asked again. */
  private void drain(EmbeddedCluster cluster, JobID id) throws InterruptedException {
    try {
      cluster.drain(id, job.folder().resolve("drained"));
      progress.println("drained");
    } catch (ExecutionException e) {
      progress.println("not drained yet: " + e.getMessage());
    }
  }

  /**
   * Waits for the end of a job.
   *
   * @throws JobFailedException if it ended in failure
   */
  public static void requireSuccess(CompletableFuture<JobResult> result)
      throws JobFailedException, InterruptedException {
    try {
      var failure = result.get().getSerializedThrowable();
      if (failure.isPresent()) {
        ClassLoader loader = LocalRun.class.getClassLoader();
        throw JobFailedException.of(failure.get().deserializeError(loader));
      }
    } catch (ExecutionException e) {
      throw JobFailedException.of(e);
    }
  }
}
