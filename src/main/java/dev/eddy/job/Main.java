package dev.eddy.job;

import dev.eddy.streaming.probe.Probe;
import java.nio.file.Path;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.ParameterException;

/** The entry point that {@code flink run} calls. */
public final class Main {
  private Main() {}

  /**
   * Starts the job. Flink's client tells of wrong options and of topics that are not there in one
   * line, without a stack trace, before there is a job.
   *
   * @param arguments the same as those of {@code eddy train}: --config, -D, --output, --predictions
   */
  public static void main(String[] arguments) throws Exception {
    StreamExecutionEnvironment job;
    try {
      job = environment(JobArguments.parse(arguments).options(), Probe.NONE);
    } catch (IllegalArgumentException | ParameterException e) {
      throw new ProgramParametrizationException("eddy: " + e.getMessage());
    }
    job.execute("eddy");
  }

  /**
   * Returns an environment that holds the job.
   *
   * @param options ours and Flink's
   * @param probe where fault tests strike
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  public static StreamExecutionEnvironment environment(Configuration options, Probe probe) {
    Path folder = OutputFolder.of(options);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(options);
    environment.configure(JobDefaults.missingIn(environment.getConfiguration(), folder));
    Topology.build(environment, TrainingPlans.of(options, probe));
    return environment;
  }
}
