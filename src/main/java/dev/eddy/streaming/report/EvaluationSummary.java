package dev.eddy.streaming.report;

import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.segment.SegmentEvaluation;
import dev.eddy.learning.reaction.TrialLog;
import java.util.List;
import java.util.Map;

/**
 * What the evaluation says of the whole input: from the evaluation to the result.
 *
 * @param isComplete whether the input ended and every step of it is counted; false when the job was
 *     stopped before
 * @param steps steps counted
 * @param splits counts of each split, in split order
 * @param trainedOfShards records that each shard trained, in shard order, so that skew is seen
 * @param late records that came for a step already closed
 * @param staleness how many gradients were 0, 1, 2, ... steps stale
 * @param cumulative metrics over all steps
 * @param scores what these metrics, and tables, are computed of
 * @param segments metrics of each segment over all steps; empty where nobody asks
 * @param folds metrics of each fold's model over all steps; empty without cross-validation
 * @param heldOut over all steps
 * @param trials of a model in the background
 */
public record EvaluationSummary(
    boolean isComplete,
    long steps,
    List<RecordCounts> splits,
    List<Long> trainedOfShards,
    long late,
    List<Long> staleness,
    Evaluation cumulative,
    Scores scores,
    List<SegmentEvaluation> segments,
    List<Map<String, Double>> folds,
    HeldOut heldOut,
    TrialLog.Counts trials) {

  public EvaluationSummary {
    splits = List.copyOf(splits);
    trainedOfShards = List.copyOf(trainedOfShards);
    staleness = List.copyOf(staleness);
    segments = List.copyOf(segments);
    folds = List.copyOf(folds);
  }

  /** Returns the counts of all splits together. */
  public RecordCounts total() {
    return splits.stream().reduce(RecordCounts.none(), RecordCounts::plus);
  }

  /**
   * What became of records: every record read was either trained, rejected, scored or set aside.
   *
   * @param read equal to {@code trained + rejected + scored + setAside}
   * @param scored had no label or were held out
   * @param setAside were in a step that was not applied
   */
  public record RecordCounts(long read, long trained, long rejected, long scored, long setAside) {
    private static final RecordCounts NONE = new RecordCounts(0, 0, 0);

    public RecordCounts {
      if (read != trained + rejected + scored + setAside) {
        throw new IllegalArgumentException(
            "read must be trained + rejected + scored + setAside (%d + %d + %d + %d), was %d"
                .formatted(trained, rejected, scored, setAside, read));
      }
    }

    /** Every record that was not rejected had a label and was trained. */
    public RecordCounts(long read, long trained, long rejected) {
      this(read, trained, rejected, 0, 0);
    }

    /** Returns the counts of no records. */
    public static RecordCounts none() {
      return NONE;
    }

    public RecordCounts plus(RecordCounts other) {
      return new RecordCounts(
          read + other.read,
          trained + other.trained,
          rejected + other.rejected,
          scored + other.scored,
          setAside + other.setAside);
    }
  }
}
