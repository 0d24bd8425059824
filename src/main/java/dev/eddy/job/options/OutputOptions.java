package dev.eddy.job.options;

import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.fold.Folds;
import dev.eddy.learning.metric.rolling.RollingSettings;
import dev.eddy.learning.metric.segment.SegmentTotals;
import java.time.Duration;

/** What the job says of itself, and where. */
public final class OutputOptions {
  public static final Option<Boolean> EVALUATION =
      Option.flag(
          "evaluation.enabled",
          true,
          "Whether examples are scored before they are trained. Without, records are counted and"
              + " labels are, and `evaluation.jsonl` has one line, at the end.");

  public static final Option<Integer> WINDOW =
      Option.whole(
          "evaluation.window",
          1,
          Integer.MAX_VALUE,
          "`1000`; by count a 50th of the examples so far, from `1000` to `100000`",
          "Trained examples from one line of `evaluation.jsonl` to the next; a line comes with a"
              + " step's end.");

  public static final Option<Duration> WINDOW_INTERVAL =
      Option.duration(
          "evaluation.window-interval",
          Duration.ZERO,
          Duration.ZERO,
          "Event time from one line of `evaluation.jsonl` to the next, instead of examples; a"
              + " multiple of `training.step-interval`, with `training.steps` time. 0 for examples.");

  public static final Option<String> SEGMENTS =
      Option.text(
          "evaluation.segments",
          "",
          "a column or field",
          "Column (csv), field (json), feature (libsvm) or namespace (vw) whose values are also"
              + " evaluated each on its own. It is read by parsing each record once more.");

  public static final Option<Integer> SEGMENTS_MAX =
      Option.whole(
          "evaluation.max-segments",
          1,
          SegmentTotals.SEGMENTS_MAX,
          20,
          "Values of that column that are evaluated on their own, the first that come; all others"
              + " together are the rest.");

  public static final Option<Integer> SLIDING_WINDOWS =
      Option.whole(
          "evaluation.sliding-windows",
          0,
          RollingSettings.SLIDING_WINDOWS_MAX,
          0,
          "Windows that `sliding` in `evaluation.jsonl` is over, the newest ones. 0 for none.");

  public static final Option<Double> FADING_FACTOR =
      Option.positive(
          "evaluation.fading-factor",
          1,
          1,
          "How much an example weighs in `fading` in `evaluation.jsonl` compared with the one after"
              + " it: .999 forgets within some thousands. With 1 there is no `fading`.");

  public static final Option<DriftDetectorType> DRIFT =
      Option.choice(
          "evaluation.drift-detector",
          DriftDetectorType.class,
          DriftDetectorType.NONE,
          "What watches each step's error rate and says in `drift` of `evaluation.jsonl` when it has"
              + " risen; for classes. `drift.reaction` says what else happens.");

  public static final Option<Integer> FOLDS =
      Option.whole(
          "evaluation.folds",
          0,
          Folds.COUNT_MAX,
          0,
          "Models of prequential cross-validation beside the main one, at least 2, each tested with"
              + " the records that it does not train; they multiply work and memory. 0 for none.");

  public static final Option<Integer> HOLDOUT =
      Option.whole(
          "evaluation.holdout",
          0,
          Integer.MAX_VALUE,
          0,
          "K: of K records in a row one, at least every other, is only tested and never trained, in no"
              + " pass; `held_out` says how well. `--holdout` sets it too. 0 for none.");

  public static final Option<Integer> FROZEN_EVERY =
      Option.whole(
          "evaluation.frozen-every",
          0,
          Integer.MAX_VALUE,
          0,
          "Trained examples after which a copy of the model is frozen as it is, to predict all that"
              + " the model predicts until the next copy; the `frozen_` baselines say how well. It"
              + " costs a second prediction of each example, and memory for the copy. 0 for none.");

  public static final Option<String> DIRECTORY =
      Option.text(
          "output.directory",
          "",
          "a folder",
          "Folder of summary, evaluation, rejected records, records set aside and model; `--output` sets it too.");

  public static final Option<String> EVALUATION_TOPIC =
      Option.text(
          "output.evaluation.topic",
          "",
          "a topic",
          "Kafka topic that gets the evaluation's lines too, exactly once.");

  public static final Option<String> TRANSACTIONAL_ID =
      Option.text(
          "output.evaluation.transactional-id",
          "",
          "a text that no other job uses",
          "Prefix of the transactions that write to that topic; unset, `eddy-` and the topic.");

  public static final Option<String> PREDICTIONS_PATH =
      Option.text(
          "output.predictions.path",
          "",
          "a file",
          "File that gets each record's score and label; `--predictions` sets it too. With it, or"
              + " with the topic, records without a label are scored instead of rejected.");

  public static final Option<String> PREDICTIONS_TOPIC =
      Option.text(
          "output.predictions.topic",
          "",
          "a topic",
          "Kafka topic that gets the same lines exactly once, with the key and the headers of the"
              + " record; headers then count as its bytes.");

  public static final Option<String> PREDICTIONS_TRANSACTIONAL_ID =
      Option.text(
          "output.predictions.transactional-id",
          "",
          "a text that no other job uses",
          "Prefix of the transactions that write to that topic; unset, `eddy-predictions-` and the"
              + " topic.");

  public static final Option<String> REJECTED_TOPIC =
      Option.text(
          "output.rejected.topic",
          "",
          "a topic",
          "Kafka topic that gets each rejected record exactly once, as it was, with the headers"
              + " `eddy.topic` (or `eddy.file`), `eddy.partition`, `eddy.offset` and `eddy.reason`"
              + " behind its own; headers then count as its bytes.");

  public static final Option<String> REJECTED_TRANSACTIONAL_ID =
      Option.text(
          "output.rejected.transactional-id",
          "",
          "a text that no other job uses",
          "Prefix of the transactions that write to that topic; unset, `eddy-rejected-` and the"
              + " topic.");

  public static final Option<String> BOOTSTRAP_SERVERS =
      Option.text(
          "output.bootstrap-servers",
          "",
          "host:port, several separated by commas",
          "Kafka brokers of these topics; unset, those of the input.");

  public static final Option<Boolean> THETA_TRACE =
      Option.flag(
          "output.theta-trace",
          false,
          "Whether `theta.jsonl` gets theta after each step; for models of at most 4,096 weights.");

  private OutputOptions() {}
}
