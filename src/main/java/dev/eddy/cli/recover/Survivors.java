package dev.eddy.cli.recover;

import dev.eddy.cli.cluster.Cluster;
import dev.eddy.cli.submit.Job;
import dev.eddy.cli.submit.Jobs;
import dev.eddy.cli.submit.SubmittedJobs;
import dev.eddy.job.options.OutputOptions;
import java.io.IOException;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/** Keeps two jobs from writing the same results. */
final class Survivors {
  private Survivors() {}

  /**
   * Refuses while a job with the same output folder has not ended, be it in an endless restart.
   *
   * @throws IllegalArgumentException if there is one
   */
  static void requireNone(Cluster cluster, Configuration options)
      throws IOException, InterruptedException {
    SubmittedJobs submitted = new SubmittedJobs(cluster.folder());
    String folder = OutputOptions.DIRECTORY.of(options);
    for (Job job : new Jobs(cluster.rest()).find().orElse(List.of())) {
      boolean writesThere =
          submitted
              .find(job.id())
              .map(OutputOptions.DIRECTORY::of)
              .filter(folder::equals)
              .isPresent();
      if (writesThere && !job.hasEnded()) {
        throw new IllegalArgumentException(
            "the job must have ended, %s is %s; `eddy stop --cancel %s` ends it"
                .formatted(job.id(), job.state(), job.id()));
      }
    }
  }
}
