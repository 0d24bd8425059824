package dev.eddy.cli.submit;

import dev.eddy.cli.cluster.Cluster;
import dev.eddy.cli.cluster.ClusterException;
import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.OutputOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.deployment.executors.RemoteExecutor;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.DefaultExecutorServiceLoader;

/**
 * Starts jobs on a cluster by eddy-job.jar, as {@code flink run} does.
 *
 * @param jar the job
 */
public record Submission(Cluster cluster, Path jar) {

  /**
   * Starts a job and returns its id once the cluster has taken it.
   *
   * @param given the options of the job; the cluster's broker and a folder of its own where they
   *     name none
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  public String start(Configuration given) throws IOException, InterruptedException {
    requireJar();
    String job = new JobID().toHexString();
    Configuration options = withDefaults(given, job);
    Path file = new SubmittedJobs(cluster.folder()).write(job, options);
    boolean isTaken = false;
    try {
      run(job, arguments(file, given));
      isTaken = true;
    } finally {
      if (!isTaken) {
        Files.delete(file);
      }
    }
    return job;
  }

  /** Starts a job where a savepoint or a checkpoint is. */
  public String startFrom(String savepoint, Configuration given)
      throws IOException, InterruptedException {
    Configuration options = new Configuration(given);
    options.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    return start(options);
  }

  /** Refuses before anything is done that there is no way back from. */
  void requireJar() {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalArgumentException("--jar must be the job's jar, was " + jar);
    }
  }

  private Configuration withDefaults(Configuration given, String job) {
    Configuration options = new Configuration(given);
    String folder = OutputOptions.DIRECTORY.of(given);
    if (folder.isEmpty()) {
      options.set(OutputOptions.DIRECTORY.flink(), cluster.folder().results(job).toString());
    } else if (!folder.contains(":")) {
      // Relative to here: the JobManager stands elsewhere.
      options.set(OutputOptions.DIRECTORY.flink(), Path.of(folder).toAbsolutePath().toString());
    }
    return options;
  }

  /**
   * The cluster's own broker is named when the job starts and not kept: when the job starts again,
   * the broker may be elsewhere.
   */
  private List<String> arguments(Path file, Configuration given) {
    List<String> arguments = new ArrayList<>(List.of("--config", file.toString()));
    if (InputOptions.BOOTSTRAP_SERVERS.find(given).isEmpty()) {
      arguments.add("-D");
      arguments.add(InputOptions.BOOTSTRAP_SERVERS.key() + "=" + cluster.bootstrapServers());
    }
    return arguments;
  }

  private void run(String job, List<String> arguments) throws IOException, InterruptedException {
    URI rest =
        cluster
            .rest()
            .living()
            .orElseThrow(() -> new ClusterException("no JobManager answers for the cluster"));
    Configuration client = new Configuration();
    client.set(DeploymentOptions.TARGET, RemoteExecutor.NAME);
    client.set(DeploymentOptions.ATTACHED, false);
    client.set(RestOptions.ADDRESS, rest.getHost());
    client.set(RestOptions.PORT, rest.getPort());
    // Flink's connector comes from this JVM, as all of Flink does, and so must the client it uses.
    client.set(
        CoreOptions.ALWAYS_PARENT_FIRST_LOADER_PATTERNS_ADDITIONAL, List.of("org.apache.kafka."));
    client.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, job);
    try (PackagedProgram program =
        PackagedProgram.newBuilder()
            .setJarFile(jar.toFile())
            .setConfiguration(client)
            .setArguments(arguments.toArray(String[]::new))
            .build()) {
      client.set(
          PipelineOptions.JARS,
          program.getJobJarAndDependencies().stream().map(URL::toString).toList());
      ClientUtils.executeProgram(new DefaultExecutorServiceLoader(), client, program, false, true);
    } catch (ProgramParametrizationException wrong) {
      throw new IllegalArgumentException(wrong.getMessage().replaceFirst("^eddy: ", ""), wrong);
    } catch (ProgramInvocationException e) {
      throw refusal(e);
    }
  }

  /** Wrong options are the user's fault, wherever they were found. */
  private static IOException refusal(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException wrong) {
        throw wrong;
      }
    }
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new ClusterException("the job was not taken: " + root);
  }
}
