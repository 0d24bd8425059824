package dev.eddy.streaming.meter;

import static dev.eddy.streaming.meter.Meter.Kind.COUNTER;
import static dev.eddy.streaming.meter.Meter.Kind.GAUGE;
import static dev.eddy.streaming.meter.Meter.Kind.HISTOGRAM;

import java.util.Locale;

/**
 * Every metric of the job: the one home of their names. What Flink tells by itself is not here. A
 * metric's full name is {@code eddy.STAGE.NAME} in the scope of its operator's subtask.
 */
public enum Meter {
  SOURCE_SPLITS(GAUGE, "splits", "Splits that the subtask reads."),
  SOURCE_THETA_VERSION(
      GAUGE, "theta.version", "Newest theta that the subtask has heard of, -1 before the first."),
  SOURCE_LAG(
      GAUGE,
      "lag",
      "Records of the topic that the subtask had not fetched when it last fetched from each of its"
          + " splits. Not of files."),
  SOURCE_CPU(GAUGE, "cpu.millis", Text.CPU),
  DECODE_STEPS(COUNTER, "steps", "Steps of splits that were parsed."),
  DECODE_RECORDS_READ(COUNTER, "records.read", "Records read, good and bad."),
  DECODE_RECORDS_REJECTED(
      COUNTER,
      "records.rejected",
      "reason",
      "Records rejected, by the first word of the reason: record, label, feature, ..."),
  DECODE_RECORDS_SCORED(
      COUNTER, "records.scored", "Records without a label or held out, which are scored only."),
  DECODE_BYTES(COUNTER, "bytes", "Bytes of the records read."),
  DECODE_RECORD_BYTES(GAUGE, "record.bytes", "Bytes of a record, the mean since the start."),
  WORKER_STEPS(COUNTER, "steps", "Steps of shards whose gradient was computed."),
  WORKER_EXAMPLES(COUNTER, "examples", "Examples in these steps."),
  WORKER_STEPS_WAITING(
      GAUGE, "steps.waiting", "Steps of shards that wait for blocks or for theta; at most W each."),
  WORKER_STALENESS(
      HISTOGRAM, "staleness", "How many steps old theta was for each of the last 1,024 gradients."),
  WORKER_STEP_WAY(
      HISTOGRAM,
      "step.way.micros",
      "Microseconds from a gradient sent to its theta received, since the start."),
  WORKER_THETA_BYTES(GAUGE, "theta.bytes", "Bytes of the subtask's copies of theta."),
  WORKER_CPU(GAUGE, "cpu.millis", Text.CPU),
  SERVER_THETA_VERSION(GAUGE, "theta.version", "slice", "Steps that are in the slice of theta."),
  SERVER_GRADIENT_NORM(
      GAUGE,
      "gradient.norm",
      "slice",
      "Euclidean norm of the slice's last gradient, summed over shards; computed when it is read."
          + " Not with training.algorithm local-sgd, whose shards send no gradient."),
  SERVER_THETA_NORM(
      GAUGE,
      "theta.norm",
      "slice",
      "Euclidean norm of the slice's weights when it was last measured."),
  SERVER_THETA_NONZEROS(
      GAUGE,
      "theta.nonzeros",
      "slice",
      "Weights of the slice that were not 0 when it was last measured."),
  SERVER_FEATURES(
      GAUGE,
      "features",
      "slice",
      "Distinct features that the slice had met by then, estimated by linear counting."),
  SERVER_COLLISIONS(
      GAUGE,
      "collisions",
      "slice",
      "How many of these share a coordinate with another one, estimated."),
  SERVER_THETA_BYTES(
      GAUGE, "theta.bytes", "slice", "Bytes of the slice's weights and accumulators."),
  SERVER_CPU(GAUGE, "cpu.millis", Text.CPU),
  TAIL_THETA_PIECES(COUNTER, "theta.pieces", "Pieces of theta that were fed back."),
  TAIL_CPU(GAUGE, "cpu.millis", Text.CPU),
  EVALUATION_STEPS(GAUGE, "steps", "Steps evaluated."),
  EVALUATION_RECORDS_READ(GAUGE, "records.read", "Records of these steps, exactly once."),
  EVALUATION_RECORDS_TRAINED(GAUGE, "records.trained", "Those that were trained."),
  EVALUATION_RECORDS_REJECTED(GAUGE, "records.rejected", "Those that were rejected."),
  EVALUATION_RECORDS_SCORED(
      GAUGE, "records.scored", "Those without a label or held out, which were scored only."),
  EVALUATION_RECORDS_SET_ASIDE(
      GAUGE, "records.set.aside", "Those whose step was out of all proportion."),
  EVALUATION_WINDOW(GAUGE, "window", "metric", "Each metric over the last window."),
  EVALUATION_BASELINE(GAUGE, "baseline", "metric", "Each metric of the baselines, there."),
  EVALUATION_CUMULATIVE(GAUGE, "cumulative", "metric", "Each metric over all examples."),
  EVALUATION_DRIFT_ALARMS(COUNTER, "drift.alarms", "Alarms of drift."),
  EVALUATION_CHECKPOINT_AGE(
      GAUGE,
      "checkpoint.age.millis",
      "Milliseconds since the last completed checkpoint, or since the start."),
  EVALUATION_CPU(GAUGE, "cpu.millis", Text.CPU);

  /** Sentences of several metrics. */
  private static final class Text {
    static final String CPU =
        "Milliseconds of CPU time of the subtask's thread since the start, with all that is chained"
            + " to it.";
  }

  /** The group that all of them stand in, and the first word of their names. */
  static final String ROOT = "eddy";

  private static final String OPERATOR_SCOPE = "flink_taskmanager_job_task_operator_";

  private final Kind kind;
  private final String id;
  private final String label;
  private final String sentence;

  /** What a metric is to Flink. */
  public enum Kind {
    /** Grows from 0 on, and from 0 again after each restart of its task. */
    COUNTER,
    /** The number of now. */
    GAUGE,
    /** Count, mean and quantiles. */
    HISTOGRAM
  }

  Meter(Kind kind, String id, String sentence) {
    this(kind, id, "", sentence);
  }

  Meter(Kind kind, String id, String label, String sentence) {
    this.kind = kind;
    this.id = id;
    this.label = label;
    this.sentence = sentence;
  }

  public Kind kind() {
    return kind;
  }

  /** Returns the name within the stage, such as {@code theta.norm}. */
  public String id() {
    return id;
  }

  /** Returns what there are several of, such as slice; empty if there is one a subtask. */
  public String label() {
    return label;
  }

  /** Returns what the number says. */
  public String sentence() {
    return sentence;
  }

  /** Returns the operator that tells it, such as {@code server}. */
  public String stage() {
    return name().substring(0, name().indexOf('_')).toLowerCase(Locale.ROOT);
  }

  /** Returns what Flink's Prometheus reporter calls it. */
  public String prometheusName() {
    String group = label.isEmpty() ? "" : label + "_";
    return OPERATOR_SCOPE + ROOT + "_" + stage() + "_" + group + id.replace('.', '_');
  }
}
