package dev.eddy.learning.gradient;

import dev.eddy.learning.optimizer.Optimizer;
import dev.eddy.learning.optimizer.OptimizerStep;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.optimizer.RowRule;
import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Bounds;
import dev.eddy.learning.theta.Replica;
import java.util.Optional;

/**
 * Takes a step of the optimizer with each example, on the shard's own copies of the rows. Schedules
 * and totals count from those of theta, as if the shard were alone.
 */
final class LocalTrainer implements ExampleTrainer {
  private final ModelFunction function;
  private final RowRule rule;
  private final SlotRows rows;
  private final double[] gradient;

  /** The model, where a step is that of many small ones. */
  private final Optional<LinearFunction> invariant;

  private StepTotals totals = StepTotals.none();
  private double normalizer;

  LocalTrainer(LearnerSettings settings, ModelFunction function) {
    this.function = function;
    rule = settings.rule();
    rows = new SlotRows(settings);
    gradient = new double[settings.model().weightCount()];
    // Only for one row a value does a step of the margin have a closed form.
    invariant =
        settings.optimizer().type() == OptimizerType.NAG
                && function instanceof LinearFunction linear
            ? Optional.of(linear)
            : Optional.empty();
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
    if (invariant.isPresent()) {
      trainInvariantly(invariant.get(), examples, step, label, importance);
    } else {
      trainPlainly(examples, step, importance);
    }
    totals = totals.afterOwnSteps(1);
  }

  private void trainPlainly(StepExamples examples, OptimizerStep step, double importance) {
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
  }

  /**
   * As Vowpal Wabbit does: first the rates, with what this example squares, then one step that is
   * the limit of many small ones.
   */
  private void trainInvariantly(
      LinearFunction linear,
      StepExamples examples,
      OptimizerStep step,
      double label,
      double importance) {
    Optimizer optimizer = rule.optimizer();
    double derivative = importance * linear.derivative();
    double rateNorm = 0;
    for (int i = 0; i < examples.count; i++) {
      int at = examples.slots[i] * rows.width;
      double x = examples.values[i];
      double g = derivative * x;
      optimizer.update(rows.weights, at, step, 0, g * g, Math.abs(x));
      rateNorm += step.rate() * optimizer.relativeRate(rows.weights, at) * x * x;
    }
    double d = linear.invariantStep(label, importance, Bounds.margin(rateNorm));
    for (int i = 0; i < examples.count; i++) {
      int at = examples.slots[i] * rows.width;
      double rate = step.rate() * optimizer.relativeRate(rows.weights, at);
      double moved = rows.weights[at] - rate * d * examples.values[i];
      rows.weights[at] = Bounds.weight(moved);
    }
  }
}
