package dev.eddy.job.options;

import dev.eddy.format.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All options there are: what is not in it, and not Flink's, does not exist. */
public final class OptionCatalog {
  /** First words of our own options. */
  private static final Set<String> AREAS =
      Set.of("input", "model", "features", "training", "evaluation", "output");

  /** First words of Flink's own options, which pass through unread. */
  private static final Set<String> FLINK_AREAS =
      Set.of(
          "blob",
          "classloader",
          "client",
          "cluster",
          "env",
          "execution",
          "fs",
          "heartbeat",
          "high-availability",
          "io",
          "jobmanager",
          "jobmaster",
          "kubernetes",
          "metrics",
          "parallelism",
          "pekko",
          "pipeline",
          "plugin",
          "process",
          "queryable-state",
          "resourcemanager",
          "rest",
          "restart-strategy",
          "rpc",
          "s3",
          "scheduler",
          "security",
          "slot",
          "slotmanager",
          "state",
          "task",
          "taskmanager",
          "traces",
          "user",
          "web",
          "yarn",
          "zookeeper");

  /** Flink's options that people type most, to know what a mistyped one may have meant. */
  private static final List<String> FLINK_KEYS =
      List.of(
          "parallelism.default",
          "execution.checkpointing.interval",
          "execution.checkpointing.dir",
          "execution.checkpointing.incremental",
          "execution.checkpointing.num-retained",
          "execution.checkpointing.timeout",
          "execution.state-recovery.path",
          "state.backend.type",
          "restart-strategy.type",
          "jobmanager.scheduler",
          "taskmanager.numberOfTaskSlots");

  private static final Map<String, List<Option<?>>> GROUPS = groups();

  private OptionCatalog() {}

  /** Returns the options by the name of their group, in the order of the documentation. */
  public static Map<String, List<Option<?>>> byGroup() {
    return GROUPS;
  }

  /** Refuses a key that nobody knows, naming the nearest one. */
  public static void requireKnown(String key) {
    String area = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
    if (FLINK_AREAS.contains(area) && !isOurs(key)) {
      return;
    }
    if (key.startsWith(InputOptions.KAFKA_PREFIX)
        && key.length() > InputOptions.KAFKA_PREFIX.length()) {
      return;
    }
    if (keys().noneMatch(key::equals)) {
      List<String> known = Stream.concat(keys(), FLINK_KEYS.stream()).toList();
      throw new IllegalArgumentException(
          "option must be known, was %s; the nearest is %s"
              .formatted(key, NearestName.of(key, known)));
    }
  }

  private static boolean isOurs(String key) {
    return AREAS.stream().anyMatch(area -> key.startsWith(area + "."));
  }

  private static Stream<String> keys() {
    return GROUPS.values().stream().flatMap(List::stream).map(Option::key);
  }

  private static Map<String, List<Option<?>>> groups() {
    Map<String, List<Option<?>>> groups = new LinkedHashMap<>();
    groups.put(
        "Input",
        List.of(
            InputOptions.TYPE,
            InputOptions.PATH,
            InputOptions.SPLITS,
            InputOptions.TOPIC,
            InputOptions.BOOTSTRAP_SERVERS,
            InputOptions.START,
            InputOptions.BOUNDED,
            InputOptions.FORMAT,
            InputOptions.RECORD_LENGTH_MAX,
            InputOptions.PARTITION_BY,
            InputOptions.KEY,
            InputOptions.RANGE_BOUNDS));
    groups.put(
        "Input: csv",
        List.of(
            CsvOptions.LABEL,
            CsvOptions.HEADER,
            CsvOptions.SEPARATOR,
            CsvOptions.POSITIVE,
            CsvOptions.IGNORE,
            CsvOptions.CATEGORICAL,
            CsvOptions.TEXT));
    groups.put(
        "Model and features",
        List.of(
            ModelOptions.TYPE,
            ModelOptions.LOSS,
            ModelOptions.BITS,
            ModelOptions.INTERCEPT,
            ModelOptions.SCALING));
    groups.put(
        "Training",
        List.of(
            TrainingOptions.ALGORITHM,
            TrainingOptions.SYNCHRONIZATION,
            TrainingOptions.DELAY,
            TrainingOptions.WINDOW,
            TrainingOptions.STEPS,
            TrainingOptions.BATCH_SIZE,
            TrainingOptions.BATCH_RAMP,
            TrainingOptions.BATCH_BYTES_MAX,
            TrainingOptions.SHARDS,
            TrainingOptions.SLICES,
            TrainingOptions.OPTIMIZER,
            TrainingOptions.LEARNING_RATE,
            TrainingOptions.FEEDBACK_TIMEOUT,
            TrainingOptions.SEED));
    groups.put(
        "Evaluation and output",
        List.of(
            OutputOptions.WINDOW,
            OutputOptions.DIRECTORY,
            OutputOptions.EVALUATION_TOPIC,
            OutputOptions.BOOTSTRAP_SERVERS,
            OutputOptions.THETA_TRACE));
    return groups;
  }
}
