package dev.eddy.cli.submit;

import dev.eddy.cli.cluster.Cluster;
import dev.eddy.cli.kafka.BrokerSettings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** By which jar a job is started. */
public final class JarOption {
  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The job's jar. Default: target/eddy-job.jar")
  private Optional<Path> jar = Optional.empty();

  /** Made by a command that mixes it in. */
  public JarOption() {}

  /** Returns submissions of the jar to a cluster. */
  public Submission to(Cluster cluster) {
    return new Submission(
        cluster, jar.orElseGet(() -> BrokerSettings.systemHome().resolve("target/eddy-job.jar")));
  }
}
