package dev.eddy.learning.gradient;

import dev.eddy.learning.loss.Target;
import dev.eddy.learning.loss.Task;
import java.util.Arrays;

/**
 * Keeps the scores of a step until somebody has time for them: the server waits for a gradient,
 * nobody waits for a metric. Without allocating per example.
 */
public final class ScoreBuffer implements ScoreSink {
  // One score an example, or a probability for each class.
  private final int width;
  private final double[] probabilities;
  private double[] scores = new double[256];
  private double[] labels = new double[256];
  private double[] losses = new double[256];
  private int exampleCount;

  public ScoreBuffer(Target target) {
    width = target.task() == Task.MULTICLASS ? target.classCount() : 1;
    probabilities = new double[width];
  }

  @Override
  public void add(double score, double label, double loss) {
    reserve();
    scores[exampleCount] = score;
    keep(label, loss);
  }

  @Override
  public void add(double[] probabilitiesOfClasses, int label, double loss) {
    reserve();
    System.arraycopy(probabilitiesOfClasses, 0, scores, exampleCount * width, width);
    keep(label, loss);
  }

  public int exampleCount() {
    return exampleCount;
  }

  /** Tells the score of the e-th example since the last {@link #clear}. */
  public void tell(int e, ScoreSink sink) {
    if (width == 1) {
      sink.add(scores[e], labels[e], losses[e]);
    } else {
      System.arraycopy(scores, e * width, probabilities, 0, width);
      sink.add(probabilities, (int) labels[e], losses[e]);
    }
  }

  /** Tells all scores since the last {@link #clear} in the order in which they came. */
  public void tellAll(ScoreSink sink) {
    for (int e = 0; e < exampleCount; e++) {
      tell(e, sink);
    }
  }

  public void clear() {
    exampleCount = 0;
  }

  private void reserve() {
    if (exampleCount == labels.length) {
      labels = Arrays.copyOf(labels, 2 * exampleCount);
      losses = Arrays.copyOf(losses, 2 * exampleCount);
    }
    if (scores.length < (exampleCount + 1) * width) {
      scores = Arrays.copyOf(scores, 2 * (exampleCount + 1) * width);
    }
  }

  private void keep(double label, double loss) {
    labels[exampleCount] = label;
    losses[exampleCount++] = loss;
  }
}
