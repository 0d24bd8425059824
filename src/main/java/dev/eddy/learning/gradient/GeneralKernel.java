package dev.eddy.learning.gradient;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Bounds;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ShardTotals;

/** Any model, trained by sums or by a shard's own steps: scores each example, then trains it. */
final class GeneralKernel implements GradientKernel {
  private final ModelFunction function;
  private final ExampleTrainer trainer;
  private final StepExamples examples;
  private int exampleCount;
  private double unitSquares;
  private double norm;
  private double lossSum;
  private final double[] gradient;

  GeneralKernel(LearnerSettings settings) {
    function = ModelFunction.of(settings);
    trainer = ExampleTrainer.of(settings, function);
    examples = new StepExamples(settings, trainer.sums());
    gradient = new double[settings.model().weightCount()];
  }

  @Override
  public void start(Replica theta) {
    examples.clear();
    trainer.start(theta);
    exampleCount = 0;
    unitSquares = 0;
    norm = 0;
    lossSum = 0;
  }

  @Override
  public void add(Batch batch, Replica theta, ScoreSink scores) {
    if (batch.exampleCount() > 0) {
      exampleCount += batch.exampleCount();
      compute(batch, examples.gather(batch, theta), scores);
    }
  }

  @Override
  public ShardGradient finish() {
    SlotSums sums = trainer.sums();
    ShardTotals totals =
        new ShardTotals(
            exampleCount,
            examples.normalizer,
            unitSquares,
            sums.isFinite(examples.slotCount()) ? norm : Double.POSITIVE_INFINITY,
            lossSum);
    return sums.gradient(totals, examples.coordinates());
  }

  private void compute(Batch batch, int[] slotOf, ScoreSink scores) {
    for (int e = 0; e < batch.exampleCount(); e++) {
      examples.take(batch, e, slotOf);
      double label = Bounds.margin(batch.labels()[e]);
      lossSum += examples.importance * function.score(examples, label, scores);
      unitSquares += function.unitSquare(label);
      double importance = importance();
      double size = importance * function.derivativeSize();
      norm = Math.max(norm, Math.max(1, size) * examples.largestValue);
      trainer.train(examples, label, importance);
    }
  }

  /** Returns how often the example at hand counts, with its gradient clipped. */
  private double importance() {
    if (!examples.isClipped()) {
      return examples.importance;
    }
    double squares = 0;
    for (int i = 0; i < examples.count; i++) {
      function.gradient(examples, i, gradient);
      for (double part : gradient) {
        double g = examples.importance * part;
        squares += g * g;
      }
    }
    return examples.importance * examples.clip(squares);
  }
}
