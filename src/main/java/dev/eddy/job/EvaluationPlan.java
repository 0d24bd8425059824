package dev.eddy.job;

import dev.eddy.format.KeyField;
import dev.eddy.format.RecordFormat;
import dev.eddy.job.options.Choices.Steps;
import dev.eddy.job.options.DriftOptions;
import dev.eddy.job.options.Option;
import dev.eddy.job.options.OutputOptions;
import dev.eddy.job.options.TrainingOptions;
import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.fold.Folds;
import dev.eddy.learning.fold.Holdout;
import dev.eddy.learning.loss.Target;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.rolling.EventWindows;
import dev.eddy.learning.metric.rolling.RollingSettings;
import dev.eddy.learning.metric.rolling.WindowLength;
import dev.eddy.learning.reaction.Reaction;
import dev.eddy.learning.settings.Algorithm;
import dev.eddy.streaming.decode.SegmentSettings;
import dev.eddy.streaming.loop.Scoring;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/** Reads from the options how the job is evaluated. */
final class EvaluationPlan {
  private static final int WINDOW_DEFAULT = 1000;
  private static final List<Option<?>> SCORED =
      List.of(
          OutputOptions.WINDOW_INTERVAL,
          OutputOptions.SEGMENTS,
          OutputOptions.SLIDING_WINDOWS,
          OutputOptions.FADING_FACTOR,
          OutputOptions.DRIFT,
          OutputOptions.FOLDS,
          OutputOptions.HOLDOUT,
          OutputOptions.FROZEN_EVERY,
          DriftOptions.REACTION);

  private EvaluationPlan() {}

  /**
   * Reads whether the job is cross-validated and what is held out.
   *
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  static Folds folds(Configuration options) {
    int count = OutputOptions.FOLDS.of(options);
    if (count == 1) {
      throw new IllegalArgumentException("evaluation.folds must be 0 or at least 2, was 1");
    }
    if (count > 0 && TrainingOptions.ALGORITHM.of(options) == Algorithm.GRADIENT_DESCENT) {
      throw new IllegalArgumentException(
          "evaluation.folds must be 0 with training.algorithm gradient-descent, which tests nothing"
              + " before it trains it, was "
              + count);
    }
    if (count > 0 && DriftOptions.REACTION.of(options) == Reaction.BACKGROUND) {
      throw new IllegalArgumentException(
          "evaluation.folds must be 0 with drift.reaction background, whose second model would need"
              + " folds of its own, was "
              + count);
    }
    Folds folds = new Folds(count, holdout(options));
    int slices = TrainingOptions.SLICES.of(options);
    if (slices * modelCount(options, folds) > Topology.MAX_PARALLELISM) {
      throw new IllegalArgumentException(
          "training.slices times the models (evaluation.folds + 1; 2 with drift.reaction"
              + " background) must be at most %d, was %d * %d"
                  .formatted(Topology.MAX_PARALLELISM, slices, modelCount(options, folds)));
    }
    return folds;
  }

  /**
   * Returns how many models there are: the main one, and one for each fold or in the background.
   */
  static int modelCount(Configuration options, Folds folds) {
    return DriftOptions.REACTION.of(options) == Reaction.BACKGROUND ? 2 : folds.modelCount();
  }

  private static Holdout holdout(Configuration options) {
    int every = OutputOptions.HOLDOUT.of(options);
    if (every == 1) {
      throw new IllegalArgumentException(
          "evaluation.holdout must be 0 or at least 2, was 1: nothing would be trained");
    }
    if (every > 0 && TrainingOptions.ALGORITHM.of(options) == Algorithm.GRADIENT_DESCENT) {
      throw new IllegalArgumentException(
          "evaluation.holdout must be 0 with training.algorithm gradient-descent, which has no theta"
              + " to test while it reads, was "
              + every);
    }
    return new Holdout(every);
  }

  /**
   * Reads what workers score.
   *
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  static Scoring scoring(Configuration options) {
    boolean isOn = OutputOptions.EVALUATION.of(options);
    if (!isOn) {
      requireNobodyAsks(options);
    }
    return new Scoring(isOn, frozenEvery(options));
  }

  /** What needs scores is refused where there are none. */
  private static void requireNobodyAsks(Configuration options) {
    List<String> asking = new ArrayList<>();
    for (Option<?> option : SCORED) {
      if (!option.of(options).equals(option.flink().defaultValue())) {
        asking.add(option.key() + " " + option.of(options));
      }
    }
    if (TrainingOptions.ALGORITHM.of(options) == Algorithm.GRADIENT_DESCENT) {
      asking.add(TrainingOptions.ALGORITHM.key() + " gradient-descent");
    }
    if (!asking.isEmpty()) {
      throw new IllegalArgumentException(
          OutputOptions.EVALUATION.key() + " must be true with " + String.join(", ", asking));
    }
  }

  private static int frozenEvery(Configuration options) {
    int every = OutputOptions.FROZEN_EVERY.of(options);
    boolean isDescent = TrainingOptions.ALGORITHM.of(options) == Algorithm.GRADIENT_DESCENT;
    int delay = TrainingOptions.DELAY.of(options);
    if (every > 0 && (isDescent || delay > 0)) {
      throw new IllegalArgumentException(
          OutputOptions.FROZEN_EVERY.key()
              + " must be 0 with training.algorithm gradient-descent, and with a training.delay:"
              + " after a failure old steps would meet a newer copy; was "
              + every);
    }
    if (every > 0 && DriftOptions.REACTION.of(options) == Reaction.BACKGROUND) {
      throw new IllegalArgumentException(
          OutputOptions.FROZEN_EVERY.key()
              + " must be 0 with drift.reaction background, where another model may lead, was "
              + every);
    }
    return every;
  }

  /** Reads how long windows are: a live stream is watched, a long past is looked back on. */
  static WindowLength windowLength(Configuration options, Steps steps) {
    return OutputOptions.WINDOW
        .find(options)
        .map(WindowLength::fixed)
        .orElse(new WindowLength(WINDOW_DEFAULT, steps == Steps.COUNT));
  }

  /**
   * Reads which evaluations there are beside those of a window and of everything.
   *
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  static RollingSettings rolling(Configuration options, Steps steps) {
    RollingSettings rolling =
        new RollingSettings(
            OutputOptions.SLIDING_WINDOWS.of(options),
            OutputOptions.FADING_FACTOR.of(options),
            OutputOptions.SEGMENTS.of(options).isEmpty()
                ? 0
                : OutputOptions.SEGMENTS_MAX.of(options),
            events(options, steps));
    if (!rolling.isNone() && TrainingOptions.ALGORITHM.of(options) == Algorithm.GRADIENT_DESCENT) {
      throw new IllegalArgumentException(
          "evaluation.sliding-windows must be 0 and evaluation.fading-factor 1 with"
              + " training.algorithm gradient-descent, each of whose passes is of all examples, were "
              + rolling.slidingWindows()
              + " and "
              + rolling.fadingFactor());
    }
    return rolling;
  }

  private static EventWindows events(Configuration options, Steps steps) {
    long window = OutputOptions.WINDOW_INTERVAL.of(options).toMillis();
    if (window == 0) {
      return EventWindows.none();
    }
    long step = TrainingOptions.STEP_INTERVAL.of(options).toMillis();
    if (steps != Steps.TIME || window % step != 0) {
      throw new IllegalArgumentException(
          "%s must be 0, or with %s time a multiple of %s (%d ms), was %d ms"
              .formatted(
                  OutputOptions.WINDOW_INTERVAL.key(),
                  TrainingOptions.STEPS.key(),
                  TrainingOptions.STEP_INTERVAL.key(),
                  step,
                  window));
    }
    return new EventWindows(step, window);
  }

  /**
   * Reads which segment a record is of.
   *
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  static SegmentSettings segments(Configuration options, InputDoor door) {
    String field = OutputOptions.SEGMENTS.of(options);
    if (field.isEmpty()) {
      return SegmentSettings.none();
    }
    if (TrainingOptions.ALGORITHM.of(options) == Algorithm.GRADIENT_DESCENT) {
      throw new IllegalArgumentException(
          OutputOptions.SEGMENTS.key()
              + " must be unset with training.algorithm gradient-descent, was "
              + field);
    }
    RecordFormat format = door.format(new KeyField(KeyField.Kind.TEXT, field));
    return new SegmentSettings(true, format::newParser);
  }

  /**
   * Reads what watches the error rate.
   *
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  static DriftDetectorType drift(Configuration options, Target target) {
    DriftDetectorType drift = OutputOptions.DRIFT.of(options);
    boolean isWatchable =
        target.task() != Task.REGRESSION
            && TrainingOptions.ALGORITHM.of(options) != Algorithm.GRADIENT_DESCENT;
    if (drift != DriftDetectorType.NONE && !isWatchable) {
      throw new IllegalArgumentException(
          "evaluation.drift-detector must be none where labels are numbers and with"
              + " training.algorithm gradient-descent, was "
              + drift);
    }
    return drift;
  }
}
