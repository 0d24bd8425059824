package dev.eddy.learning.metric.segment;

import dev.eddy.learning.gradient.ScoreBuffer;
import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.Scores;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds the scores of a step up segment by segment when the step is over. One collector is enough
 * for any number of segments.
 */
public final class SegmentCollector {
  private final ScoreCollector collector;

  public SegmentCollector(Target target) {
    collector = ScoreCollector.of(target);
  }

  /**
   * Returns the scores of a step by segment, in the order of their first example.
   *
   * @param scores of the step
   * @param ofBlocks segments of the examples, in the order in which they were scored
   */
  public Map<String, Scores> collect(ScoreBuffer scores, List<Segments> ofBlocks) {
    Map<String, int[]> examples = new LinkedHashMap<>();
    int first = 0;
    for (Segments segments : ofBlocks) {
      group(segments, first, examples);
      first += segments.ofExamples().length;
    }
    if (first != scores.exampleCount()) {
      throw new IllegalStateException(
          "segments must be there for %d examples, were for %d"
              .formatted(scores.exampleCount(), first));
    }
    Map<String, Scores> bySegment = new LinkedHashMap<>();
    examples.forEach((name, ofSegment) -> bySegment.put(name, collect(scores, ofSegment)));
    return bySegment;
  }

  /** Appends the examples of a block to those of their segments. */
  private static void group(Segments segments, int first, Map<String, int[]> examples) {
    int[] counts = new int[segments.names().size()];
    for (int segment : segments.ofExamples()) {
      counts[segment]++;
    }
    int[][] groups = new int[counts.length][];
    int[] ends = new int[counts.length];
    for (int i = 0; i < counts.length; i++) {
      int[] known = examples.getOrDefault(segments.names().get(i), new int[0]);
      groups[i] = Arrays.copyOf(known, known.length + counts[i]);
      ends[i] = known.length;
      examples.put(segments.names().get(i), groups[i]);
    }
    for (int e = 0; e < segments.ofExamples().length; e++) {
      int segment = segments.ofExamples()[e];
      groups[segment][ends[segment]++] = first + e;
    }
  }

  private Scores collect(ScoreBuffer scores, int[] examples) {
    for (int e : examples) {
      scores.tell(e, collector);
    }
    return collector.take();
  }
}
