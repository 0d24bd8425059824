package dev.eddy.learning.metric.segment;

import dev.eddy.learning.gradient.ScoreSink;
import dev.eddy.learning.loss.Target;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.Scores;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the scores of a step one by one, passes them on, and adds them up segment by segment when
 * the step is over. One collector is enough for any number of segments.
 */
public final class SegmentCollector implements ScoreSink {
  private final ScoreSink next;
  private final ScoreCollector collector;
  private final int classCount;
  private double[] scores = new double[256];
  private double[] labels = new double[256];
  private double[] losses = new double[256];
  private int exampleCount;

  /**
   * Listens to what {@code next} hears.
   *
   * @param next gets each score too
   */
  public SegmentCollector(Target target, ScoreSink next) {
    this.next = next;
    collector = ScoreCollector.of(target);
    // One score an example, or a probability for each class.
    classCount = target.task() == Task.MULTICLASS ? target.classCount() : 1;
  }

  @Override
  public void add(double score, double label, double loss) {
    next.add(score, label, loss);
    reserve();
    scores[exampleCount] = score;
    keep(label, loss);
  }

  @Override
  public void add(double[] probabilities, int label, double loss) {
    next.add(probabilities, label, loss);
    reserve();
    System.arraycopy(probabilities, 0, scores, exampleCount * classCount, classCount);
    keep(label, loss);
  }

  /**
   * Returns the scores since the last call by segment, in the order of their first example.
   *
   * @param ofBlocks segments of the examples, in the order in which they were scored
   */
  public Map<String, Scores> take(List<Segments> ofBlocks) {
    Map<String, int[]> examples = new LinkedHashMap<>();
    int first = 0;
    for (Segments segments : ofBlocks) {
      group(segments, first, examples);
      first += segments.ofExamples().length;
    }
    if (first != exampleCount) {
      throw new IllegalStateException(
          "segments must be there for %d examples, were for %d".formatted(exampleCount, first));
    }
    Map<String, Scores> bySegment = new LinkedHashMap<>();
    examples.forEach((name, ofSegment) -> bySegment.put(name, scores(ofSegment)));
    exampleCount = 0;
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

  private Scores scores(int[] examples) {
    double[] probabilities = new double[classCount];
    for (int e : examples) {
      if (classCount == 1) {
        collector.add(scores[e], labels[e], losses[e]);
      } else {
        System.arraycopy(scores, e * classCount, probabilities, 0, classCount);
        collector.add(probabilities, (int) labels[e], losses[e]);
      }
    }
    return collector.take();
  }

  private void reserve() {
    if (exampleCount == labels.length) {
      labels = Arrays.copyOf(labels, 2 * exampleCount);
      losses = Arrays.copyOf(losses, 2 * exampleCount);
    }
    if (scores.length < (exampleCount + 1) * classCount) {
      scores = Arrays.copyOf(scores, 2 * (exampleCount + 1) * classCount);
    }
  }

  private void keep(double label, double loss) {
    labels[exampleCount] = label;
    losses[exampleCount++] = loss;
  }
}
