package dev.eddy.learning.metric.segment;

import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Evaluation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good the model is in a segment. Metrics that compare with a baseline are not defined.
 *
 * @param name of the segment, empty of the rest
 * @param isRest whether this is of all segments for which there was no place
 * @param examples of the segment
 */
public record SegmentEvaluation(
    String name, boolean isRest, long examples, Map<String, Double> metrics) {

  public SegmentEvaluation {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  static SegmentEvaluation of(Target target, SegmentScores segment) {
    return new SegmentEvaluation(
        segment.name(),
        segment.isRest(),
        segment.scores().exampleCount(),
        Evaluation.of(target, segment.scores(), BaselineScores.none(target)).metrics());
  }
}
