package dev.eddy.job;

import dev.eddy.job.options.DriftOptions;
import dev.eddy.job.options.ModelOptions;
import dev.eddy.job.options.Option;
import dev.eddy.job.options.OutputOptions;
import dev.eddy.job.options.TrainingOptions;
import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.loss.LossSettings;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.reaction.Reaction;
import dev.eddy.learning.reaction.ReactionSettings;
import dev.eddy.learning.reaction.TrialSettings;
import dev.eddy.learning.settings.Factors;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.ModelSettings;
import dev.eddy.learning.settings.ModelType;
import dev.eddy.streaming.loop.Synchronization.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;

/** Reads from the options what is learned and how. */
final class LearnerPlan {
  private final Configuration options;

  private LearnerPlan(Configuration options) {
    this.options = options;
  }

  /**
   * Reads the options.
   *
   * @param delay D
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  static LearnerSettings of(Configuration options, int delay) {
    return new LearnerPlan(options).settings(delay);
  }

  /** Returns what gives the rows of theta their meaning, by option. */
  static Map<String, String> meaning(Configuration options) {
    Map<String, String> parts = new TreeMap<>();
    put(parts, ModelOptions.TYPE, options);
    ModelOptions.CLASSES
        .find(options)
        .ifPresent(value -> parts.put(ModelOptions.CLASSES.key(), value.toString()));
    if (ModelOptions.TYPE.of(options) == ModelType.FM) {
      put(parts, ModelOptions.FACTORS, options);
      put(parts, ModelOptions.FACTOR_DEVIATION, options);
      put(parts, TrainingOptions.SEED, options);
    }
    put(parts, ModelOptions.LOSS, options);
    put(parts, ModelOptions.CLASS_WEIGHTS, options);
    ModelOptions.LOSS_PARAMETER
        .find(options)
        .ifPresent(value -> parts.put(ModelOptions.LOSS_PARAMETER.key(), value.toString()));
    put(parts, ModelOptions.BITS, options);
    put(parts, ModelOptions.INTERCEPT, options);
    put(parts, ModelOptions.SCALING, options);
    put(parts, TrainingOptions.ALGORITHM, options);
    parts.putAll(
        DescentPlan.isSet(options) ? DescentPlan.meaning(options) : OptimizerPlan.meaning(options));
    put(parts, TrainingOptions.DELAY, options);
    if (DriftOptions.REACTION.of(options) == Reaction.BACKGROUND) {
      // There is a second model, and the first one may not be the one that leads.
      put(parts, DriftOptions.REACTION, options);
    }
    return parts;
  }

  private static void put(Map<String, String> parts, Option<?> option, Configuration options) {
    parts.put(option.key(), option.of(options).toString().toLowerCase(Locale.ROOT));
  }

  private LearnerSettings settings(int delay) {
    LossSettings loss = loss();
    return new LearnerSettings(
        model(),
        loss,
        OptimizerPlan.of(options, loss.type()),
        ModelOptions.SCALING.of(options),
        TrainingOptions.ALGORITHM.of(options),
        delay,
        DescentPlan.settings(options),
        reaction());
  }

  private ReactionSettings reaction() {
    Reaction reaction = DriftOptions.REACTION.of(options);
    if (reaction == Reaction.NONE) {
      return ReactionSettings.none();
    }
    DriftDetectorType detector = OutputOptions.DRIFT.of(options);
    Mode mode = TrainingOptions.SYNCHRONIZATION.of(options);
    if (detector == DriftDetectorType.NONE || mode != Mode.SYNC) {
      // Out of step every slice would hear of errors in another order.
      throw new IllegalArgumentException(
          "%s must be none without %s and with %s %s, was %s"
              .formatted(
                  DriftOptions.REACTION.key(),
                  OutputOptions.DRIFT.key(),
                  TrainingOptions.SYNCHRONIZATION.key(),
                  mode,
                  reaction));
    }
    if (DriftOptions.BOOST.of(options) < 1) {
      throw new IllegalArgumentException(
          DriftOptions.BOOST.key() + " must be at least 1, was " + DriftOptions.BOOST.of(options));
    }
    return new ReactionSettings(
        reaction,
        detector,
        DriftOptions.BOOST.of(options),
        DriftOptions.BOOST_EXAMPLES.of(options),
        DriftOptions.KEPT.of(options),
        trial());
  }

  private TrialSettings trial() {
    int examplesMin = DriftOptions.TRIAL_EXAMPLES_MIN.of(options);
    int examplesMax = DriftOptions.TRIAL_EXAMPLES_MAX.of(options);
    if (examplesMax <= examplesMin) {
      throw new IllegalArgumentException(
          "%s must be above %s (%d), was %d"
              .formatted(
                  DriftOptions.TRIAL_EXAMPLES_MAX.key(),
                  DriftOptions.TRIAL_EXAMPLES_MIN.key(),
                  examplesMin,
                  examplesMax));
    }
    return new TrialSettings(examplesMin, examplesMax, DriftOptions.SIGNIFICANCE.of(options));
  }

  private ModelSettings model() {
    ModelType type = ModelOptions.TYPE.of(options);
    return new ModelSettings(
        type,
        ModelOptions.BITS.of(options),
        ModelOptions.INTERCEPT.of(options),
        classCount(type),
        type == ModelType.FM ? factors() : Factors.none());
  }

  private int classCount(ModelType type) {
    Optional<Integer> count = ModelOptions.CLASSES.find(options);
    if (type.isMulticlass() != count.isPresent()) {
      throw new IllegalArgumentException(
          type.isMulticlass()
              ? "%s must be set with %s %s"
                  .formatted(ModelOptions.CLASSES.key(), ModelOptions.TYPE.key(), type)
              : "%s must be absent with %s %s, was %d"
                  .formatted(
                      ModelOptions.CLASSES.key(), ModelOptions.TYPE.key(), type, count.get()));
    }
    return count.orElse(0);
  }

  private Factors factors() {
    return new Factors(
        ModelOptions.FACTORS.of(options),
        ModelOptions.FACTOR_DEVIATION.of(options),
        TrainingOptions.SEED.of(options));
  }

  private LossSettings loss() {
    LossType type = ModelOptions.LOSS.of(options);
    Optional<Double> parameter = ModelOptions.LOSS_PARAMETER.find(options);
    if (parameter.isPresent() && !type.hasParameter()) {
      throw new IllegalArgumentException(
          "%s must be absent with %s %s, was %s"
              .formatted(
                  ModelOptions.LOSS_PARAMETER.key(),
                  ModelOptions.LOSS.key(),
                  type,
                  parameter.get()));
    }
    if (parameter.isPresent() && !type.isParameter(parameter.get())) {
      throw new IllegalArgumentException(
          "%s must be above 0 and below %s with %s %s, was %s"
              .formatted(
                  ModelOptions.LOSS_PARAMETER.key(),
                  type.parameterLimit(),
                  ModelOptions.LOSS.key(),
                  type,
                  parameter.get()));
    }
    return LossSettings.of(type)
        .withParameter(parameter.orElse(type.defaultParameter()))
        .withClassWeights(classWeights(type));
  }

  private List<Double> classWeights(LossType loss) {
    String text = ModelOptions.CLASS_WEIGHTS.of(options);
    if (text.isBlank()) {
      return List.of();
    }
    if (loss.task() == Task.REGRESSION) {
      throw new IllegalArgumentException(
          "%s must be absent with %s %s, was %s"
              .formatted(ModelOptions.CLASS_WEIGHTS.key(), ModelOptions.LOSS.key(), loss, text));
    }
    List<Double> weights;
    try {
      weights = Arrays.stream(text.split(",", -1)).map(String::trim).map(Double::valueOf).toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(ModelOptions.CLASS_WEIGHTS.refusal(text), e);
    }
    ModelType model = ModelOptions.TYPE.of(options);
    int count = model.isMulticlass() ? classCount(model) : 2;
    if (weights.size() != count || !weights.stream().allMatch(LossSettings::isClassWeight)) {
      throw new IllegalArgumentException(ModelOptions.CLASS_WEIGHTS.refusal(text));
    }
    return weights;
  }
}
