package dev.eddy.job;

import dev.eddy.job.options.Choices.Steps;
import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.TrainingOptions;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.streaming.steps.CountSteps;
import dev.eddy.streaming.steps.LiveClock;
import dev.eddy.streaming.steps.OverrideLog;
import dev.eddy.streaming.steps.StepRule;
import dev.eddy.streaming.steps.TimeSteps;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/** What cuts the input into steps, by the options. */
final class StepRules {
  private StepRules() {}

  /** Returns what is asked for, or what suits the input. */
  static Steps type(Configuration options, boolean isTopic, boolean isBounded) {
    Steps fallback = isTopic && !isBounded ? Steps.TIME : Steps.COUNT;
    Steps steps = TrainingOptions.STEPS.find(options).orElse(fallback);
    if (steps == Steps.TIME && !isTopic) {
      throw new IllegalArgumentException(
          TrainingOptions.STEPS.key() + " must be count with a file: a line has no time, was time");
    }
    return steps;
  }

  static StepRule of(Configuration options, InputDoor door) {
    List<String> splitNames = door.input().splitNames();
    String overrides = InputOptions.OVERRIDES.of(options);
    if (door.steps() == Steps.COUNT) {
      if (!overrides.isEmpty()) {
        throw new IllegalArgumentException(
            "%s must be unset with training.steps=count, was %s"
                .formatted(InputOptions.OVERRIDES.key(), overrides));
      }
      return new CountSteps(ramp(options, splitNames.size()));
    }
    LiveClock clock =
        door.isBounded()
            ? LiveClock.NONE
            : LiveClock.of(
                InputOptions.ALLOWANCE.of(options).toMillis(),
                InputOptions.MAX_AHEAD.of(options).toMillis());
    return new TimeSteps(
        TrainingOptions.STEP_INTERVAL.of(options).toMillis(),
        // Each split by itself: how many there are may change.
        ramp(options, 1),
        clock,
        overrides.isEmpty() ? OverrideLog.NONE : OverrideFile.read(overrides, splitNames));
  }

  private static StepRamp ramp(Configuration options, int splitCount) {
    return new StepRamp(
        splitCount, TrainingOptions.BATCH_SIZE.of(options), TrainingOptions.BATCH_RAMP.of(options));
  }
}
