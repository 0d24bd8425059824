package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The adaptive scheduler takes what task managers there are, while the job runs. */
class AdaptiveITCase {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(100);

  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(adaptive(), 4, 1);

  @TempDir Path folder;

  private static Configuration adaptive() {
    Configuration options = new Configuration();
    options.set(JobManagerOptions.SCHEDULER, JobManagerOptions.SchedulerType.Adaptive);
    options.set(JobManagerOptions.SCHEDULER_SUBMISSION_RESOURCE_STABILIZATION_TIMEOUT, SHORT);
    options.set(JobManagerOptions.SCHEDULER_EXECUTING_RESOURCE_STABILIZATION_TIMEOUT, SHORT);
    options.set(JobManagerOptions.SCHEDULER_EXECUTING_COOLDOWN_AFTER_RESCALING, Duration.ZERO);
    options.set(JobManagerOptions.SCHEDULER_RESCALE_TRIGGER_MAX_DELAY, SHORT);
    return options;
  }

  @Test
  void losingAndGainingTaskManagersChangesNoBit() throws Exception {
    Training training = Training.of(3, 5000).withDelay(1).withParallelism(4);
    Path calm = folder.resolve("calm");
    training.run(CLUSTER.get(), calm);

    Path run = folder.resolve("rescaled");
    Random random = new Random(4);
    ServerClock clock = new ServerClock(Duration.ofMillis(20));
    try (LiveProbe probe = LiveProbe.open(clock)) {
      Training disturbed = training.withProbe(probe.shipped());
      JobID job = disturbed.submit(CLUSTER.get(), run);
      trainAt(4, job, clock);
      CLUSTER.get().loseTaskManager(random);
      CLUSTER.get().loseTaskManager(random);
      trainAt(2, job, clock);
      CLUSTER.get().gainTaskManager();
      CLUSTER.get().gainTaskManager();
      trainAt(4, job, clock);
      clock.letGo();
      disturbed.await(CLUSTER.get(), job, run);
    }

    assertThat(Outcome.of(run)).isEqualTo(Outcome.of(calm));
  }

  /** Waits until the whole job runs at a parallelism, and has taken steps there. */
  private static void trainAt(int parallelism, JobID job, ServerClock clock) throws Exception {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!isRunningAt(parallelism, job)) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("job must run at %d, was %s".formatted(parallelism, graph(job)));
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    clock.awaitSteps(20);
    assertThat(isRunningAt(parallelism, job)).as("still at %d", parallelism).isTrue();
  }

  private static boolean isRunningAt(int parallelism, JobID id) throws Exception {
    RunningJob job = new RunningJob(CLUSTER.get().miniCluster(), id);
    return job.isWhole()
        && StreamSupport.stream(job.graph().getVerticesTopologically().spliterator(), false)
            .filter(vertex -> vertex.getName().equals("worker"))
            .allMatch(worker -> worker.getParallelism() == parallelism);
  }

  private static AccessExecutionGraph graph(JobID job) throws Exception {
    return CLUSTER.get().miniCluster().getExecutionGraph(job).get();
  }
}
