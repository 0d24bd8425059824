package dev.eddy.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.format.RecordFormat;
import dev.eddy.format.interaction.Interactions;
import dev.eddy.format.names.FeatureNames;
import dev.eddy.job.options.Choices.Steps;
import dev.eddy.job.options.CsvOptions;
import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.OptimizerOptions;
import dev.eddy.job.options.OutputOptions;
import dev.eddy.job.options.TrainingOptions;
import dev.eddy.learning.fold.Folds;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.streaming.evaluation.EvaluationSettings;
import dev.eddy.streaming.evaluation.RejectionLimit;
import dev.eddy.streaming.loop.EvenKeys;
import dev.eddy.streaming.loop.Fingerprint;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.pacing.Pace;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.report.OriginDetail;
import dev.eddy.streaming.result.ResultSettings;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;

/** Makes a plan of options, and refuses what does not fit together. */
public final class TrainingPlans {
  private static final int TRACE_BITS_MAX = 12;

  /** What a model's file repeats of the options: neither places nor anything of a client's. */
  private static final Pattern GIVEN =
      Pattern.compile(
          "(model|features|training|evaluation)\\..*|input\\.((csv|json)\\..*|format|key"
              + "|partition-by|range-bounds|record-length-max|passes)");

  private final Configuration options;
  private final InputDoor door;
  private final Keying keying;
  private final RecordFormat format;
  private final Waiting waiting;
  private final LearnerSettings learner;
  private final Folds folds;
  private final Fingerprint fingerprint;

  private TrainingPlans(Configuration options) {
    this.options = options;
    waiting = Waiting.of(options);
    learner = LearnerPlan.of(options, waiting.delay());
    door = InputDoor.open(options, learner.labels());
    DescentPlan.requireFitting(options, door);
    keying = Keying.of(options, door);
    folds = EvaluationPlan.folds(options);
    format = door.format(keying.field());
    fingerprint = Fingerprint.of(meaning());
  }

  /**
   * Plans the job, looking at the input on the way: which splits there are and, for csv, which
   * columns.
   *
   * @param probe where fault tests strike
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  public static TrainingPlan of(Configuration options, Probe probe) {
    return new TrainingPlans(options).plan(probe);
  }

  /**
   * Returns whether a job of these options ends by itself.
   *
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  public static boolean hasEnd(Configuration options) {
    return InputDoor.hasEnd(options);
  }

  /**
   * Returns what the features are called, as far as the beginning of the input tells.
   *
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  public static FeatureNames featureNames(Configuration options) {
    TrainingPlans plans = new TrainingPlans(options);
    return FeatureNames.of(plans.format, plans.door.head());
  }

  private TrainingPlan plan(Probe probe) {
    requireTraceable();
    int sliceCount = TrainingOptions.SLICES.of(options);
    int allSlices = sliceCount * EvaluationPlan.modelCount(options, folds);
    return new TrainingPlan(
        door.input(),
        format::newParser,
        keying.partitioner(),
        EvaluationPlan.segments(options, door),
        pace(allSlices),
        new LoopSettings(
            learner,
            waiting.synchronization(),
            stepNorms(),
            new SliceMap(learner.model().dimension(), sliceCount),
            EvenKeys.of(keying.shardCount(), Topology.MAX_PARALLELISM),
            EvenKeys.of(allSlices, Topology.MAX_PARALLELISM),
            fingerprint,
            EvaluationPlan.scoring(options),
            probe),
        new EvaluationSettings(
            learner.target(),
            keying.shardCount(),
            EvaluationPlan.windowLength(options, door.steps()),
            door.input().splitNames(),
            new RejectionLimit(
                InputOptions.REJECTED_LIMIT.of(options), InputOptions.REJECTED_WINDOW.of(options)),
            stepNorms(),
            waiting.synchronization().isInStep(),
            EvaluationPlan.rolling(options, door.steps()),
            EvaluationPlan.drift(options, learner.target()),
            folds),
        new ResultSettings(
            OutputFolder.of(options).toString(),
            learner,
            description(),
            door.input().splitNames(),
            Version.current()),
        OutputTopics.evaluation(options),
        OutputTopics.rejected(options, door.letterOrigin()),
        PredictionOutput.of(options),
        OutputOptions.THETA_TRACE.of(options),
        door.steps() == Steps.TIME);
  }

  private StepNormBounds stepNorms() {
    return new StepNormBounds(
        TrainingOptions.STEP_NORM_MAX.find(options).orElse(Double.POSITIVE_INFINITY),
        TrainingOptions.STEP_NORM_GROWTH_MAX.of(options));
  }

  private Pace pace(int sliceCount) {
    return new Pace(
        StepRules.of(options, door),
        (int) TrainingOptions.BATCH_BYTES_MAX.of(options).getBytes(),
        waiting.window(),
        sliceCount,
        TrainingOptions.FEEDBACK_TIMEOUT.of(options));
  }

  private void requireTraceable() {
    if (!OutputOptions.THETA_TRACE.of(options)) {
      return;
    }
    if (!waiting.synchronization().isInStep()) {
      // Between two versions theta has a part of the shards' gradients.
      throw new IllegalArgumentException(
          "training.synchronization must be sync with output.theta-trace, was "
              + waiting.synchronization().mode());
    }
    if (learner.reaction().isBackground()) {
      throw new IllegalArgumentException(
          "drift.reaction must not be background with output.theta-trace, which is of one model");
    }
    if (learner.model().bits() > TRACE_BITS_MAX) {
      throw new IllegalArgumentException(
          "model.bits must be at most %d with output.theta-trace, was %d"
              .formatted(TRACE_BITS_MAX, learner.model().bits()));
    }
  }

  /**
   * What gives checkpointed state its meaning. Rates, batch sizes, windows and the bounds of
   * staleness and of steps' norms are not in it: they may change from one start to the next, and
   * then the steps behind that start are others.
   */
  private Map<String, String> meaning() {
    Map<String, String> parts = new TreeMap<>(keying.meaning());
    parts.put(InputOptions.FORMAT.key(), format.name());
    parts.put(Interactions.OPTION, format.settings().interactions().describe());
    parts.put(InputOptions.END.key(), door.end().toString());
    parts.put(InputOptions.PASSES.key(), Integer.toString(door.input().passCount()));
    if (format instanceof RecordFormat.Csv csv) {
      parts.put("csv columns", csv.schema().describe());
      parts.put(CsvOptions.NGRAMS.key(), Integer.toString(csv.schema().settings().ngrams()));
    }
    if (format instanceof RecordFormat.Json json) {
      parts.put("json fields", json.fields().describe());
    }
    parts.put(TrainingOptions.STEPS.key(), name(door.steps()));
    if (door.steps() == Steps.TIME) {
      // Splits may join, and a bounded run may repeat a live one only from its start.
      parts.put(
          TrainingOptions.STEP_INTERVAL.key(),
          TrainingOptions.STEP_INTERVAL.of(options).toMillis() + " ms");
    } else {
      parts.put("number of input splits", Integer.toString(door.input().splitNames().size()));
    }
    parts.putAll(LearnerPlan.meaning(options));
    parts.put(TrainingOptions.SYNCHRONIZATION.key(), waiting.synchronization().mode().toString());
    parts.put(TrainingOptions.SLICES.key(), Integer.toString(TrainingOptions.SLICES.of(options)));
    parts.put(OutputOptions.FOLDS.key(), Integer.toString(folds.count()));
    if (folds.holdout().isOn()) {
      // What was read before has trained what is held out now.
      parts.put(OutputOptions.HOLDOUT.key(), Integer.toString(folds.holdout().every()));
    }
    if (!OutputOptions.EVALUATION.of(options)) {
      // Metrics would be of a part of the stream only.
      parts.put(OutputOptions.EVALUATION.key(), "false");
    }
    int frozenEvery = OutputOptions.FROZEN_EVERY.of(options);
    if (frozenEvery > 0) {
      // Each row of theta holds what it was in the last copy.
      parts.put(OutputOptions.FROZEN_EVERY.key(), Integer.toString(frozenEvery));
    }
    String segments = OutputOptions.SEGMENTS.of(options);
    if (!segments.isEmpty()) {
      // What was read before knows of no segment, or of another column's.
      parts.put(OutputOptions.SEGMENTS.key(), segments);
    }
    OriginDetail origins = PredictionOutput.originsOf(options);
    if (origins.isWanted()) {
      // Records that were read before predictions were on have no origin.
      parts.put("predictions", name(origins));
    }
    return parts;
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private String description() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", Version.current());
    ObjectNode meaning = json.putObject("options");
    meaning().forEach(meaning::put);
    if (!learner.isDescent()) {
      meaning.put(OptimizerOptions.LEARNING_RATE.key(), learner.optimizer().learningRate());
    }
    ObjectNode given = json.putObject("given");
    new TreeMap<>(options.toMap())
        .forEach(
            (key, value) -> {
              if (GIVEN.matcher(key).matches()) {
                given.put(key, value);
              }
            });
    return json.toPrettyString();
  }
}
