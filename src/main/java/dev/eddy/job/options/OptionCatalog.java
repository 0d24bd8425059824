package dev.eddy.job.options;

import dev.eddy.format.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** All options there are: what is not in it, and not Flink's, does not exist. */
public final class OptionCatalog {
  /** First words of options that are not ours: Flink's and its plug-ins', which pass unread. */
  private static final Set<String> AREAS_OF_OTHERS =
      Set.of(
          "akka",
          "blob",
          "classloader",
          "cleanup-strategy",
          "client",
          "cluster",
          "compiler",
          "env",
          "events",
          "execution",
          "external-resource",
          "external-resources",
          "fs",
          "heartbeat",
          "high-availability",
          "historyserver",
          "io",
          "jmx",
          "job-event",
          "job-manager",
          "job-result-store",
          "jobmanager",
          "jobmaster",
          "jobstore",
          "kubernetes",
          "library-cache-manager",
          "local",
          "metrics",
          "minicluster",
          "parallelism",
          "pekko",
          "pipeline",
          "plugin",
          "process",
          "query",
          "queryable-state",
          "recovery",
          "resourcemanager",
          "rest",
          "restart-strategy",
          "rpc",
          "s3",
          "s3a",
          "savepoints",
          "scheduler",
          "scheduler-mode",
          "security",
          "sink",
          "slot",
          "slotmanager",
          "slow-task-detector",
          "state",
          "task",
          "taskmanager",
          "timerservice",
          "traces",
          "user",
          "web",
          "yarn",
          "zookeeper");

  /** Areas of Flink in which everything is known: a typing error there is found. */
  private static final Pattern CHECKED_AREAS =
      Pattern.compile("(parallelism|execution\\.checkpointing|restart-strategy)\\..*");

  private static final Set<String> FLINK_KEYS =
      FlinkKeys.of(
          CheckpointingOptions.class,
          CoreOptions.class,
          ExecutionOptions.class,
          PipelineOptions.class,
          RestartStrategyOptions.class,
          StateBackendOptions.class,
          StateRecoveryOptions.class,
          TaskManagerOptions.class);

  private static final Map<String, List<Option<?>>> GROUPS = groups();

  private OptionCatalog() {}

  /** Returns the options by the name of their group, in the order of the documentation. */
  public static Map<String, List<Option<?>>> byGroup() {
    return GROUPS;
  }

  /** Refuses a key that nobody knows, naming the nearest one. */
  public static void requireKnown(String key) {
    if (isOurs(key) || isOfOthers(key)) {
      return;
    }
    List<String> known = Stream.concat(keys(), FLINK_KEYS.stream().sorted()).toList();
    throw new IllegalArgumentException(
        "option must be known, was %s; the nearest is %s"
            .formatted(key, NearestName.of(key, known)));
  }

  private static boolean isOurs(String key) {
    boolean isForKafka =
        key.startsWith(InputOptions.KAFKA_PREFIX)
            && key.length() > InputOptions.KAFKA_PREFIX.length();
    return isForKafka || keys().anyMatch(key::equals);
  }

  private static boolean isOfOthers(String key) {
    if (CHECKED_AREAS.matcher(key).matches()) {
      return FLINK_KEYS.contains(key);
    }
    return AREAS_OF_OTHERS.contains(key.replaceFirst("\\..*", ""));
  }

  private static Stream<String> keys() {
    return GROUPS.values().stream().flatMap(List::stream).map(Option::key);
  }

  private static Map<String, List<Option<?>>> groups() {
    Map<String, List<Option<?>>> groups = new LinkedHashMap<>();
    putInput(groups);
    putLearning(groups);
    return groups;
  }

  private static void putInput(Map<String, List<Option<?>>> groups) {
    groups.put(
        "Input",
        List.of(
            InputOptions.TYPE,
            InputOptions.PATH,
            InputOptions.SPLITS,
            InputOptions.TOPIC,
            InputOptions.PARTITIONS_MIN,
            InputOptions.BOOTSTRAP_SERVERS,
            InputOptions.START,
            InputOptions.END,
            InputOptions.BOUNDED,
            InputOptions.ON_DATA_LOSS,
            InputOptions.PASSES,
            InputOptions.ALLOWANCE,
            InputOptions.MAX_AHEAD,
            InputOptions.DISCOVERY_INTERVAL,
            InputOptions.OVERRIDES,
            InputOptions.FORMAT,
            InputOptions.RECORD_LENGTH_MAX,
            InputOptions.REJECTED_LIMIT,
            InputOptions.REJECTED_WINDOW,
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
            CsvOptions.LABELS,
            CsvOptions.IMPORTANCE,
            CsvOptions.IGNORE,
            CsvOptions.CATEGORICAL,
            CsvOptions.TEXT,
            CsvOptions.NGRAMS));
    groups.put(
        "Input: json",
        List.of(
            JsonOptions.LABEL,
            JsonOptions.POSITIVE,
            JsonOptions.LABELS,
            JsonOptions.IMPORTANCE,
            JsonOptions.IGNORE,
            JsonOptions.CATEGORICAL,
            JsonOptions.TEXT,
            JsonOptions.NGRAMS));
  }

  private static void putLearning(Map<String, List<Option<?>>> groups) {
    groups.put(
        "Model and features",
        List.of(
            ModelOptions.TYPE,
            ModelOptions.CLASSES,
            ModelOptions.FACTORS,
            ModelOptions.FACTOR_DEVIATION,
            ModelOptions.LOSS,
            ModelOptions.LOSS_PARAMETER,
            ModelOptions.CLASS_WEIGHTS,
            ModelOptions.BITS,
            ModelOptions.INTERCEPT,
            ModelOptions.INTERACTIONS,
            ModelOptions.INTERACTIONS_MAX,
            ModelOptions.SCALING));
    groups.put(
        "Training",
        List.of(
            TrainingOptions.ALGORITHM,
            TrainingOptions.SYNCHRONIZATION,
            TrainingOptions.DELAY,
            TrainingOptions.STALENESS,
            TrainingOptions.WINDOW,
            TrainingOptions.STEPS,
            TrainingOptions.STEP_INTERVAL,
            TrainingOptions.BATCH_SIZE,
            TrainingOptions.BATCH_RAMP,
            TrainingOptions.BATCH_BYTES_MAX,
            TrainingOptions.SHARDS,
            TrainingOptions.SLICES,
            TrainingOptions.STEP_NORM_MAX,
            TrainingOptions.STEP_NORM_GROWTH_MAX,
            TrainingOptions.FEEDBACK_TIMEOUT,
            TrainingOptions.SEED));
    groups.put("Optimizer", optimizer());
    groups.put(
        "Training: gradient-descent",
        List.of(
            DescentOptions.GRADIENT_NORM_MIN,
            DescentOptions.LOSS_CHANGE_MIN,
            DescentOptions.STEPS_MAX,
            DescentOptions.MEMORY));
    groups.put("Evaluation and output", output());
  }

  private static List<Option<?>> optimizer() {
    return List.of(
        OptimizerOptions.OPTIMIZER,
        OptimizerOptions.LEARNING_RATE,
        OptimizerOptions.SCHEDULE,
        OptimizerOptions.POWER,
        OptimizerOptions.DECAY,
        OptimizerOptions.PERIOD,
        OptimizerOptions.MOMENTUM,
        OptimizerOptions.RHO,
        OptimizerOptions.BETA1,
        OptimizerOptions.BETA2,
        OptimizerOptions.EPSILON,
        OptimizerOptions.BETA,
        OptimizerOptions.L1,
        OptimizerOptions.L2,
        OptimizerOptions.CLIP_NORM);
  }

  private static List<Option<?>> output() {
    return List.of(
        OutputOptions.EVALUATION,
        OutputOptions.WINDOW,
        OutputOptions.SLIDING_WINDOWS,
        OutputOptions.FADING_FACTOR,
        OutputOptions.WINDOW_INTERVAL,
        OutputOptions.SEGMENTS,
        OutputOptions.SEGMENTS_MAX,
        OutputOptions.DRIFT,
        DriftOptions.REACTION,
        DriftOptions.BOOST,
        DriftOptions.BOOST_EXAMPLES,
        DriftOptions.KEPT,
        DriftOptions.TRIAL_EXAMPLES_MIN,
        DriftOptions.TRIAL_EXAMPLES_MAX,
        DriftOptions.SIGNIFICANCE,
        OutputOptions.FOLDS,
        OutputOptions.HOLDOUT,
        OutputOptions.FROZEN_EVERY,
        OutputOptions.DIRECTORY,
        OutputOptions.EVALUATION_TOPIC,
        OutputOptions.TRANSACTIONAL_ID,
        OutputOptions.PREDICTIONS_PATH,
        OutputOptions.PREDICTIONS_TOPIC,
        OutputOptions.PREDICTIONS_TRANSACTIONAL_ID,
        OutputOptions.REJECTED_TOPIC,
        OutputOptions.REJECTED_TRANSACTIONAL_ID,
        OutputOptions.BOOTSTRAP_SERVERS,
        OutputOptions.THETA_TRACE);
  }
}
