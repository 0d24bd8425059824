package dev.eddy.job;

import dev.eddy.job.options.Choices.Steps;
import dev.eddy.job.options.DescentOptions;
import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.OptimizerOptions;
import dev.eddy.job.options.Option;
import dev.eddy.job.options.OutputOptions;
import dev.eddy.job.options.TrainingOptions;
import dev.eddy.learning.descent.DescentSettings;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.Algorithm;
import dev.eddy.streaming.loop.Synchronization.Mode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;

/** Reads from the options how a gradient descent goes, and refuses what it cannot be had with. */
final class DescentPlan {
  private static final String OWN_LENGTH = "a descent finds the length of its steps itself";

  private final Configuration options;

  private DescentPlan(Configuration options) {
    this.options = options;
  }

  static boolean isSet(Configuration options) {
    return TrainingOptions.ALGORITHM.of(options) == Algorithm.GRADIENT_DESCENT;
  }

  static DescentSettings settings(Configuration options) {
    return new DescentSettings(
        DescentOptions.GRADIENT_NORM_MIN.of(options),
        DescentOptions.LOSS_CHANGE_MIN.of(options),
        DescentOptions.STEPS_MAX.of(options),
        DescentOptions.MEMORY.of(options));
  }

  /** Returns what gives a descent's state its meaning: the objective and the columns of a row. */
  static Map<String, String> meaning(Configuration options) {
    Map<String, String> parts = new TreeMap<>();
    for (Option<?> option :
        List.of(OptimizerOptions.L1, OptimizerOptions.L2, DescentOptions.MEMORY)) {
      parts.put(option.key(), option.of(options).toString());
    }
    return parts;
  }

  /**
   * Refuses what does not go together with a descent.
   *
   * @throws IllegalArgumentException naming the option, its rule, the reason and the value
   */
  static void requireFitting(Configuration options, InputDoor door) {
    if (isSet(options)) {
      new DescentPlan(options).requireFitting(door);
    }
  }

  private void requireFitting(InputDoor door) {
    Mode mode = TrainingOptions.SYNCHRONIZATION.of(options);
    require(
        mode == Mode.SYNC, TrainingOptions.SYNCHRONIZATION, "sync", "a pass is of one theta", mode);
    int slices = TrainingOptions.SLICES.of(options);
    require(
        slices == 1,
        TrainingOptions.SLICES,
        "1",
        "a step's length depends on all of theta",
        slices);
    OptimizerOptions.OPTIMIZER
        .find(options)
        .ifPresent(
            type ->
                require(
                    type == OptimizerType.SGD,
                    OptimizerOptions.OPTIMIZER,
                    "absent or sgd",
                    OWN_LENGTH,
                    type));
    for (Option<?> option :
        List.of(
            OptimizerOptions.LEARNING_RATE,
            OptimizerOptions.SCHEDULE,
            OptimizerOptions.CLIP_NORM)) {
      option.find(options).ifPresent(value -> require(false, option, "absent", OWN_LENGTH, value));
    }
    require(
        door.isBounded(),
        InputOptions.END,
        "set",
        "a descent begins when all records are read",
        door.end());
    int passes = InputOptions.PASSES.of(options);
    require(passes == 1, InputOptions.PASSES, "1", "a descent passes by itself", passes);
    require(
        door.steps() == Steps.COUNT,
        TrainingOptions.STEPS,
        "count",
        "time means nothing to a descent",
        door.steps());
    requireNoPredictions(OutputOptions.PREDICTIONS_PATH);
    requireNoPredictions(OutputOptions.PREDICTIONS_TOPIC);
  }

  private void requireNoPredictions(Option<String> option) {
    String value = option.of(options);
    require(value.isEmpty(), option, "absent", "no record is scored before all are read", value);
  }

  private static void require(
      boolean isFitting, Option<?> option, String rule, String reason, Object value) {
    if (!isFitting) {
      throw new IllegalArgumentException(
          "%s must be %s with training.algorithm %s: %s, was %s"
              .formatted(
                  option.key(),
                  rule,
                  Algorithm.GRADIENT_DESCENT,
                  reason,
                  value.toString().toLowerCase(Locale.ROOT)));
    }
  }
}
