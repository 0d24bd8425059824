package dev.eddy.learning.gradient;

import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;

/** Adds gradients up: all examples of a step meet the same theta. */
final class SumTrainer implements ExampleTrainer {
  private final ModelFunction function;
  private final SlotSums sums;
  private final boolean needsSquares;
  private final double[] gradient;

  SumTrainer(LearnerSettings settings, ModelFunction function) {
    this.function = function;
    sums = new SlotSums(settings);
    needsSquares = settings.rule().optimizer().needsSquares();
    gradient = new double[settings.model().weightCount()];
  }

  @Override
  public SlotSums sums() {
    return sums;
  }

  @Override
  public void start(Replica theta) {}

  @Override
  public void train(StepExamples examples, double label, double importance) {
    int weightCount = gradient.length;
    for (int i = 0; i < examples.count; i++) {
      function.gradient(examples, i, gradient);
      int from = examples.slots[i] * weightCount;
      for (int j = 0; j < weightCount; j++) {
        double g = importance * gradient[j];
        sums.gradients[from + j] += g;
        if (needsSquares) {
          sums.squares[from + j] += g * g;
        }
      }
    }
  }
}
