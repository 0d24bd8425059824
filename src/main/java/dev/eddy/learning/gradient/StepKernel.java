package dev.eddy.learning.gradient;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Bounds;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ShardTotals;

/** What every kernel does with a step, whatever it does with an example. */
abstract class StepKernel implements GradientKernel {
  final SlotSums sums;
  final StepExamples examples;
  private int exampleCount;
  private double unitSquares;
  private double norm;
  private double lossSum;

  StepKernel(LearnerSettings settings, SlotSums sums) {
    this.sums = sums;
    examples = new StepExamples(settings, sums);
  }

  @Override
  public void start(Replica theta) {
    examples.clear();
    exampleCount = 0;
    unitSquares = 0;
    norm = 0;
    lossSum = 0;
  }

  @Override
  public final void add(Batch batch, Replica theta, ScoreSink scores) {
    if (batch.exampleCount() == 0) {
      return;
    }
    if (!batch.isFactored()) {
      throw new IllegalArgumentException("batch must be factored, was not");
    }
    exampleCount += batch.exampleCount();
    train(batch, examples.gather(batch, theta), scores);
  }

  /**
   * Trains the examples of a batch.
   *
   * @param occurrences the step's slot of each occurrence of the batch
   */
  void train(Batch batch, int[] occurrences, ScoreSink scores) {
    for (int e = 0; e < batch.exampleCount(); e++) {
      examples.take(batch, e, occurrences);
      train(Bounds.margin(batch.labels()[e]), scores);
    }
  }

  @Override
  public final ShardGradient finish() {
    ShardTotals totals =
        new ShardTotals(
            exampleCount,
            examples.normalizer,
            unitSquares,
            sums.isFinite(examples.slotCount()) ? norm : Double.POSITIVE_INFINITY,
            lossSum);
    return sums.gradient(totals, examples.coordinates());
  }

  /** Scores the example at hand, counts it and trains it. */
  abstract void train(double label, ScoreSink scores);

  /**
   * Takes down what an example says of the step as a whole.
   *
   * @param derivativeSize its largest |d loss / d margin|, as often as it counts
   */
  final void count(double loss, double unitSquare, double derivativeSize) {
    lossSum += examples.importance * loss;
    unitSquares += unitSquare;
    norm = Math.max(norm, Math.max(1, derivativeSize) * examples.largestValue);
  }
}
