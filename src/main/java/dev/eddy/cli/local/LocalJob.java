package dev.eddy.cli.local;

import dev.eddy.job.Main;
import dev.eddy.job.OutputFolder;
import dev.eddy.job.options.OutputOptions;
import dev.eddy.job.options.TrainingOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;

/**
 * A job ready to run in this process.
 *
 * @param graph the job as Flink takes it
 * @param options all options, with what suits one machine where nothing was said
 * @param folder of the results
 * @param kills decides when task managers die
 */
public record LocalJob(JobGraph graph, Configuration options, Path folder, KillSwitch kills) {
  /** Failures that are not kills: a fault of the machine may pass, one of the job does not. */
  private static final int RESTARTS_MAX = 3;

  private static final DateTimeFormatter FOLDER_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

  /** Often, so that even a short run is killed behind a checkpoint. */
  private static final Duration CHECKPOINT_INTERVAL_WITH_KILLS = Duration.ofMillis(200);

  /**
   * Plans a job and looks at its input.
   *
   * @param kills task managers to kill while it runs
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  public static LocalJob prepare(Configuration given, int kills) {
    if (kills < 0) {
      throw new IllegalArgumentException("--kill must be >= 0, was " + kills);
    }
    Configuration options = withDefaults(given, kills);
    KillSwitch killSwitch =
        KillSwitch.open(UUID.randomUUID().toString(), kills, TrainingOptions.SEED.of(options));
    try {
      JobGraph graph = Main.environment(options, killSwitch.probe()).getStreamGraph().getJobGraph();
      return new LocalJob(graph, options, OutputFolder.of(options), killSwitch);
    } catch (IllegalArgumentException e) {
      killSwitch.close();
      throw e;
    }
  }

  int parallelism() {
    return options.get(CoreOptions.DEFAULT_PARALLELISM);
  }

  /** Returns where the checkpoints of the job lie when it runs under this id. */
  Path checkpoints(JobID id) {
    Path all =
        options
            .getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
            .map(named -> Path.of(named.replaceFirst("^file:/+", "/")))
            .orElse(folder.resolve(OutputFolder.CHECKPOINTS));
    return all.resolve(id.toString());
  }

  private static Configuration withDefaults(Configuration given, int kills) {
    Configuration options = new Configuration(given);
    options.set(OutputOptions.DIRECTORY.flink(), directory(given));
    OutputOptions.PREDICTIONS_PATH
        .find(given)
        .filter(named -> !named.isEmpty())
        .ifPresent(named -> options.set(OutputOptions.PREDICTIONS_PATH.flink(), absolute(named)));
    int processors = Runtime.getRuntime().availableProcessors();
    int workers = Math.min(processors, TrainingOptions.SHARDS.of(options));
    setIfAbsent(options, CoreOptions.DEFAULT_PARALLELISM, workers);
    setIfAbsent(
        options,
        CheckpointingOptions.CHECKPOINTING_INTERVAL,
        kills == 0 ? CHECKPOINT_INTERVAL : CHECKPOINT_INTERVAL_WITH_KILLS);
    setIfAbsent(options, RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    setIfAbsent(
        options,
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS,
        RESTARTS_MAX + kills);
    setIfAbsent(
        options, RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    return options;
  }

  /** Returns the folder that was named, from here if it is relative, or one named after now. */
  private static String directory(Configuration given) {
    String named = OutputOptions.DIRECTORY.of(given);
    LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
    return absolute(named.isEmpty() ? "out/" + FOLDER_NAME.format(now) : named);
  }

  /** Returns a path from here if it is relative. */
  private static String absolute(String path) {
    // Anything with a scheme is for the rule on output folders to judge.
    return path.contains(":/") ? path : Path.of(path).toAbsolutePath().toString();
  }

  private static <T> void setIfAbsent(Configuration options, ConfigOption<T> option, T value) {
    if (!options.contains(option)) {
      options.set(option, value);
    }
  }
}
