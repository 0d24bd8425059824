package dev.eddy.learning.gradient;

import dev.eddy.learning.optimizer.OptimizerStep;
import dev.eddy.learning.optimizer.RowRule;
import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Bounds;
import dev.eddy.learning.theta.Replica;

/**
 * Takes a step of the optimizer with each example, on the shard's own copies of the rows. Schedules
 * and totals count from those of theta, as if the shard were alone.
 */
final class LocalTrainer implements ExampleTrainer {
  private final ModelFunction function;
  private final RowRule rule;
  private final SlotRows rows;
  private final double[] gradient;
  private StepTotals totals = StepTotals.none();
  private double normalizer;

  LocalTrainer(LearnerSettings settings, ModelFunction function) {
    this.function = function;
    rule = settings.rule();
    rows = new SlotRows(settings);
    gradient = new double[settings.model().weightCount()];
  }

  @Override
  public SlotSums sums() {
    return rows;
  }

  @Override
  public void start(Replica theta) {
    totals = theta.totals();
    normalizer = 0;
  }

  @Override
  public void train(StepExamples examples, double label, double importance) {
    totals = totals.plus(1, examples.normalizer - normalizer, function.unitSquare(label));
    normalizer = examples.normalizer;
    OptimizerStep step = rule.next(totals, 1);
    for (int i = 0; i < examples.count; i++) {
      function.gradient(examples, i, gradient);
      double size = Math.abs(examples.values[i]);
      for (int j = 0; j < gradient.length; j++) {
        int at = (examples.slots[i] * gradient.length + j) * rows.width;
        double g = importance * gradient[j];
        rule.update(rows.weights, at, step, g, g * g, size);
        rows.weights[at] = Bounds.weight(rows.weights[at]);
      }
    }
    totals = totals.afterOwnSteps(1);
  }
}
