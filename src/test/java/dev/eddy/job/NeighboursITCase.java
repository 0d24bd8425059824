package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Several jobs in one task manager do not hear each other. */
class NeighboursITCase {
  private static final List<Training> TRAININGS =
      List.of(
          Training.of(3, 900),
          Training.of(2, 1100).withDelay(1),
          Training.of(4, 800).withSlices(3),
          Training.of(5, 2000).withShards(6));

  /** The last one of them. */
  private static final int CANCELLED = TRAININGS.size() - 1;

  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(1, 2 * TRAININGS.size());

  @TempDir Path folder;

  @Test
  void jobsAtOnceDoWhatEachDoesAloneAndOneOfThemIsCancelled() throws Exception {
    List<Outcome> alone = new ArrayList<>();
    for (int i = 0; i < CANCELLED; i++) {
      Path run = folder.resolve("alone-" + i);
      TRAININGS.get(i).run(CLUSTER.get(), run);
      alone.add(Outcome.of(run));
    }

    List<Outcome> together = together();

    assertThat(together).isEqualTo(alone);
    assertThat(together).doesNotHaveDuplicates();
  }

  private List<Outcome> together() throws Exception {
    List<LiveProbe> probes = new ArrayList<>();
    List<ServerClock> clocks = new ArrayList<>();
    List<JobID> jobs = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    try {
      for (int i = 0; i < TRAININGS.size(); i++) {
        clocks.add(new ServerClock(Duration.ofMillis(20)));
        probes.add(LiveProbe.open(clocks.get(i)));
        Training training = TRAININGS.get(i).withProbe(probes.get(i).shipped());
        jobs.add(training.submit(CLUSTER.get(), together(i)));
      }
      for (ServerClock clock : clocks) {
        clock.awaitSteps(10);
      }
      for (JobID job : jobs) {
        assertThat(CLUSTER.get().miniCluster().getJobStatus(job).get())
            .isEqualTo(JobStatus.RUNNING);
      }
      CLUSTER.get().miniCluster().cancelJob(jobs.get(CANCELLED)).get();
      CLUSTER.get().result(jobs.get(CANCELLED)).get();
      for (int i = 0; i < CANCELLED; i++) {
        clocks.get(i).awaitSteps(10);
        clocks.get(i).letGo();
      }
      for (int i = 0; i < CANCELLED; i++) {
        TRAININGS.get(i).await(CLUSTER.get(), jobs.get(i), together(i));
        outcomes.add(Outcome.of(together(i)));
      }
    } finally {
      probes.forEach(LiveProbe::close);
    }
    assertThat(together(CANCELLED).resolve("summary.json")).doesNotExist();
    return outcomes;
  }

  private Path together(int job) {
    return folder.resolve("together-" + job);
  }
}
